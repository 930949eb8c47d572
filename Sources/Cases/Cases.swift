// Cases
