/* Faster forms of what takes most of the time of a question, for processors that have wide registers. They are compiled into
 * the engine by scripts/models, which includes this file in the middle of the engine's source: the types and the plain form
 * `matmul_plain` are the engine's. Other processors use the plain form.
 *
 * What is computed is the same: products of integers are exact, sums of fractions are taken in another order. */
#include <math.h>

/* e^x for x ≤ 0, to a few units in the last place; without a call or a branch, so that loops over it become wide. */
static inline float fast_exp(float x) {
    x = x < -87.f ? -87.f : x;
    float whole = rintf(x * 1.44269504f);
    /* ln 2 in two parts, so that the rest is exact. */
    float rest = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
    float power = 1.f / 720;
    power = power * rest + 1.f / 120;
    power = power * rest + 1.f / 24;
    power = power * rest + 1.f / 6;
    power = power * rest + 0.5f;
    power = power * rest + 1.f;
    power = power * rest + 1.f;
    union { int32_t bits; float value; } two = {((int32_t)whole + 127) << 23};
    return power * two.value;
}

/* The error function, to 2e-7 (Abramowitz and Stegun, 7.1.26). */
static inline float fast_erf(float x) {
    float size = fabsf(x);
    float t = 1.f / (1.f + 0.3275911f * size);
    float sum = 1.061405429f;
    sum = sum * t - 1.453152027f;
    sum = sum * t + 1.421413741f;
    sum = sum * t - 0.284496736f;
    sum = sum * t + 0.254829592f;
    return copysignf(1.f - sum * t * fast_exp(-size * size), x);
}

#define expf(x) fast_exp(x)
#define erff(x) fast_erf(x)

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512VNNI__)
/* Tokens that share a reading of the weights. */
#define TOKENS 8

/* 32 weights of each of 16 rows, from four bits to bytes: `out` holds eight registers, register g the weights 4g…4g+3 of
 * each row, so that a lane is a row and nothing has to be summed across lanes. `scales` are the 16 rows' own. */
static inline void spread_weights(const block_q4_0 *W, int rows_apart, uint8_t *out, float *scales) {
    __m512i row[4];
    uint16_t halves[16];
    for (int r = 0; r < 16; r++) halves[r] = W[(size_t)r * rows_apart].d;
    _mm512_storeu_ps(scales, _mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)halves)));
    for (int i = 0; i < 4; i++) {
#define BYTES(r) _mm_loadu_si128((const __m128i *)W[(size_t)(r) * rows_apart].qs)
        __m512i four = _mm512_castsi128_si512(BYTES(i));
        four = _mm512_inserti32x4(four, BYTES(i + 4), 1);
        four = _mm512_inserti32x4(four, BYTES(i + 8), 2);
        row[i] = _mm512_inserti32x4(four, BYTES(i + 12), 3);
#undef BYTES
    }
    __m512i low01 = _mm512_unpacklo_epi32(row[0], row[1]), high01 = _mm512_unpackhi_epi32(row[0], row[1]);
    __m512i low23 = _mm512_unpacklo_epi32(row[2], row[3]), high23 = _mm512_unpackhi_epi32(row[2], row[3]);
    __m512i word[4] = {
        _mm512_unpacklo_epi64(low01, low23), _mm512_unpackhi_epi64(low01, low23),
        _mm512_unpacklo_epi64(high01, high23), _mm512_unpackhi_epi64(high01, high23)};
    const __m512i nibble = _mm512_set1_epi8(0x0F);
    for (int j = 0; j < 4; j++) {
        _mm512_store_si512(out + 64 * j, _mm512_and_si512(word[j], nibble));
        _mm512_store_si512(out + 64 * (j + 4), _mm512_and_si512(_mm512_srli_epi16(word[j], 4), nibble));
    }
}

/* The 16 rows of `weights` times `count` tokens from token t on. A weight is stored as w + 8: the tokens' sums take it back. */
static inline __attribute__((always_inline)) void sixteen_rows(
    const uint8_t *weights, const float *scales, const float *bias, const int8_t *aq, const float *ad, const int32_t *as,
    float *Y, int t, int count, int nout, int nin) {
    int nb = nin / QK;
    __m512 sum[TOKENS];
    for (int i = 0; i < count; i++) sum[i] = _mm512_setzero_ps();
    for (int b = 0; b < nb; b++) {
        __m512i product[TOKENS];
        for (int i = 0; i < count; i++) product[i] = _mm512_set1_epi32(-8 * as[(size_t)(t + i) * nb + b]);
        for (int g = 0; g < 8; g++) {
            __m512i w = _mm512_load_si512(weights + (size_t)b * 512 + 64 * g);
            for (int i = 0; i < count; i++) {
                int32_t four;
                memcpy(&four, aq + (size_t)(t + i) * nin + b * QK + 4 * g, 4);
                product[i] = _mm512_dpbusd_epi32(product[i], w, _mm512_set1_epi32(four));
            }
        }
        __m512 scale = _mm512_loadu_ps(scales + 16 * b);
        for (int i = 0; i < count; i++)
            sum[i] = _mm512_fmadd_ps(
                _mm512_cvtepi32_ps(product[i]), _mm512_mul_ps(scale, _mm512_set1_ps(ad[(size_t)(t + i) * nb + b])), sum[i]);
    }
    __m512 base = bias ? _mm512_loadu_ps(bias) : _mm512_setzero_ps();
    for (int i = 0; i < count; i++) _mm512_storeu_ps(Y + (size_t)(t + i) * nout, _mm512_add_ps(sum[i], base));
}

static void matmul_q4q8(
    const block_q4_0 *W, const float *bias, const int8_t *aq, const float *ad, const int32_t *as, float *Y, int L, int nout,
    int nin) {
    int nb = nin / QK;
    uint8_t *weights = nout % 16 == 0 ? aligned_alloc(64, (size_t)16 * nin) : NULL;
    float *scales = weights ? malloc((size_t)nb * 16 * sizeof(float)) : NULL;
    if (!scales) {
        free(weights);
        matmul_plain(W, bias, aq, ad, as, Y, L, nout, nin);
        return;
    }
    for (int o = 0; o < nout; o += 16) {
        for (int b = 0; b < nb; b++)
            spread_weights(W + (size_t)o * nb + b, nb, weights + (size_t)b * 512, scales + 16 * b);
        const float *rows_bias = bias ? bias + o : NULL;
        int t = 0;
        for (; t + TOKENS <= L; t += TOKENS)
            sixteen_rows(weights, scales, rows_bias, aq, ad, as, Y + o, t, TOKENS, nout, nin);
        for (; t < L; t++) sixteen_rows(weights, scales, rows_bias, aq, ad, as, Y + o, t, 1, nout, nin);
    }
    free(weights);
    free(scales);
}
#undef TOKENS
#else
#define matmul_q4q8 matmul_plain
#endif
