// FEEL
