#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "editor.h"

#define REPLACEMENT 0xfffd

/* Encodes one scalar; out has room for four bytes. */
size_t cle_encode(wchar_t c, char *out)
{
    uint32_t u = (uint32_t)c;
    if (u > 0x10ffff || (u >= 0xd800 && u < 0xe000))
        u = REPLACEMENT;
    if (u < 0x80) {
        out[0] = (char)u;
        return 1;
    }
    if (u < 0x800) {
        out[0] = (char)(0xc0 | u >> 6);
        out[1] = (char)(0x80 | (u & 0x3f));
        return 2;
    }
    if (u < 0x10000) {
        out[0] = (char)(0xe0 | u >> 12);
        out[1] = (char)(0x80 | (u >> 6 & 0x3f));
        out[2] = (char)(0x80 | (u & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | u >> 18);
    out[1] = (char)(0x80 | (u >> 12 & 0x3f));
    out[2] = (char)(0x80 | (u >> 6 & 0x3f));
    out[3] = (char)(0x80 | (u & 0x3f));
    return 4;
}

/* Decodes one scalar of a whole text. Gives the number of bytes taken, 0 only at the end. */
size_t cle_decode_one(const char *text, size_t length, wchar_t *out)
{
    if (length == 0)
        return 0;
    const unsigned char *s = (const unsigned char *)text;
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    *out = REPLACEMENT;
    if (s[0] < 0x80) {
        *out = s[0];
        return 1;
    }
    size_t more = s[0] >= 0xf0 && s[0] < 0xf5 ? 3 : s[0] >= 0xe0 && s[0] < 0xf0 ? 2
        : s[0] >= 0xc2 && s[0] < 0xe0 ? 1 : 0;
    if (more == 0)
        return 1;
    uint32_t u = s[0] & (0x3fu >> more);
    for (size_t i = 1; i <= more; i++) {
        if (i >= length || (s[i] & 0xc0) != 0x80)
            return i;
        u = u << 6 | (s[i] & 0x3f);
    }
    if (u >= least[more] && u <= 0x10ffff && !(u >= 0xd800 && u < 0xe000))
        *out = (wchar_t)u;
    return more + 1;
}

char *cle_to_utf8(const wchar_t *text, size_t count, size_t *length)
{
    char *out = malloc(count * 4 + 1);
    if (out == NULL)
        return NULL;
    size_t at = 0;
    for (size_t i = 0; i < count; i++)
        at += cle_encode(text[i], out + at);
    out[at] = '\0';
    if (length != NULL)
        *length = at;
    return out;
}

wchar_t *cle_to_wide(const char *text, size_t *count)
{
    size_t length = strlen(text), at = 0, n = 0;
    wchar_t *out = malloc((length + 1) * sizeof *out);
    if (out == NULL)
        return NULL;
    while (at < length)
        at += cle_decode_one(text + at, length - at, &out[n++]);
    out[n] = L'\0';
    if (count != NULL)
        *count = n;
    return out;
}

/* Characters that take no column and carry no text: they would only be drawn wrong. */
int cle_is_hidden(wchar_t c)
{
    return (c >= 0x80 && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f)
        || (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff;
}

size_t cle_compose_utf8(char *text, size_t length)
{
    wchar_t *wide = malloc((length + 1) * sizeof *wide);
    if (wide == NULL)
        return length;
    size_t at = 0, n = 0;
    while (at < length)
        at += cle_decode_one(text + at, length - at, &wide[n++]);
    n = cle_compose_wide(wide, n);
    char piece[4];
    size_t out = 0;
    for (size_t i = 0; i < n; i++) {
        size_t size = cle_encode(wide[i], piece);
        if (out + size > length) /* only when bad bytes grew into U+FFFD */
            break;
        memcpy(text + out, piece, size);
        out += size;
    }
    free(wide);
    return out;
}
