/* Canonical composition of the letters that Vietnamese, and foreign names in it, are written with.
 *
 * A Vietnamese vowel is base letter + shape (breve, circumflex, horn) + tone, in any order of
 * typing: marks are put where they belong, so "ê + acute", "e + acute + circumflex" and
 * "e + dot + circumflex" all end as one character. */
#define _GNU_SOURCE
#include "editor.h"

enum { NO_TONE, GRAVE, ACUTE, HOOK, TILDE, DOT, TONES };
enum { PLAIN, BREVE, CIRCUMFLEX, HORN };

struct vowel {
    wchar_t base;
    int shape;
    wchar_t forms[TONES + 1];
};

static const struct vowel vowels[] = {
    {L'a', PLAIN, L"a\u00e0\u00e1\u1ea3\u00e3\u1ea1"},
    {L'a', BREVE, L"\u0103\u1eb1\u1eaf\u1eb3\u1eb5\u1eb7"},
    {L'a', CIRCUMFLEX, L"\u00e2\u1ea7\u1ea5\u1ea9\u1eab\u1ead"},
    {L'e', PLAIN, L"e\u00e8\u00e9\u1ebb\u1ebd\u1eb9"},
    {L'e', CIRCUMFLEX, L"\u00ea\u1ec1\u1ebf\u1ec3\u1ec5\u1ec7"},
    {L'i', PLAIN, L"i\u00ec\u00ed\u1ec9\u0129\u1ecb"},
    {L'o', PLAIN, L"o\u00f2\u00f3\u1ecf\u00f5\u1ecd"},
    {L'o', CIRCUMFLEX, L"\u00f4\u1ed3\u1ed1\u1ed5\u1ed7\u1ed9"},
    {L'o', HORN, L"\u01a1\u1edd\u1edb\u1edf\u1ee1\u1ee3"},
    {L'u', PLAIN, L"u\u00f9\u00fa\u1ee7\u0169\u1ee5"},
    {L'u', HORN, L"\u01b0\u1eeb\u1ee9\u1eed\u1eef\u1ef1"},
    {L'y', PLAIN, L"y\u1ef3\u00fd\u1ef7\u1ef9\u1ef5"},
    {L'A', PLAIN, L"A\u00c0\u00c1\u1ea2\u00c3\u1ea0"},
    {L'A', BREVE, L"\u0102\u1eb0\u1eae\u1eb2\u1eb4\u1eb6"},
    {L'A', CIRCUMFLEX, L"\u00c2\u1ea6\u1ea4\u1ea8\u1eaa\u1eac"},
    {L'E', PLAIN, L"E\u00c8\u00c9\u1eba\u1ebc\u1eb8"},
    {L'E', CIRCUMFLEX, L"\u00ca\u1ec0\u1ebe\u1ec2\u1ec4\u1ec6"},
    {L'I', PLAIN, L"I\u00cc\u00cd\u1ec8\u0128\u1eca"},
    {L'O', PLAIN, L"O\u00d2\u00d3\u1ece\u00d5\u1ecc"},
    {L'O', CIRCUMFLEX, L"\u00d4\u1ed2\u1ed0\u1ed4\u1ed6\u1ed8"},
    {L'O', HORN, L"\u01a0\u1edc\u1eda\u1ede\u1ee0\u1ee2"},
    {L'U', PLAIN, L"U\u00d9\u00da\u1ee6\u0168\u1ee4"},
    {L'U', HORN, L"\u01af\u1eea\u1ee8\u1eec\u1eee\u1ef0"},
    {L'Y', PLAIN, L"Y\u1ef2\u00dd\u1ef6\u1ef8\u1ef4"},
};
#define VOWELS (sizeof vowels / sizeof vowels[0])

/* Other letters of Latin names: base, mark, composed. */
static const wchar_t others[][3] = {
    {L'n', 0x303, 0xf1}, {L'N', 0x303, 0xd1}, {L'c', 0x327, 0xe7}, {L'C', 0x327, 0xc7},
    {L'a', 0x308, 0xe4}, {L'A', 0x308, 0xc4}, {L'e', 0x308, 0xeb}, {L'E', 0x308, 0xcb},
    {L'i', 0x308, 0xef}, {L'I', 0x308, 0xcf}, {L'o', 0x308, 0xf6}, {L'O', 0x308, 0xd6},
    {L'u', 0x308, 0xfc}, {L'U', 0x308, 0xdc}, {L'y', 0x308, 0xff}, {L'Y', 0x308, 0x178},
    {L'a', 0x30a, 0xe5}, {L'A', 0x30a, 0xc5}, {L'i', 0x302, 0xee}, {L'I', 0x302, 0xce},
    {L'u', 0x302, 0xfb}, {L'U', 0x302, 0xdb}, {L's', 0x30c, 0x161}, {L'S', 0x30c, 0x160},
    {L'z', 0x30c, 0x17e}, {L'Z', 0x30c, 0x17d}, {L'c', 0x30c, 0x10d}, {L'C', 0x30c, 0x10c},
    {L'c', 0x301, 0x107}, {L'C', 0x301, 0x106}, {L'n', 0x301, 0x144}, {L'N', 0x301, 0x143},
    {L's', 0x301, 0x15b}, {L'S', 0x301, 0x15a}, {L'r', 0x30c, 0x159}, {L'R', 0x30c, 0x158},
};

int cle_is_mark(wchar_t c)
{
    return c >= 0x300 && c <= 0x36f;
}

static int tone_of(wchar_t mark)
{
    switch (mark) {
    case 0x300: case 0x340: return GRAVE;
    case 0x301: case 0x341: return ACUTE;
    case 0x309: return HOOK;
    case 0x303: return TILDE;
    case 0x323: return DOT;
    default: return NO_TONE;
    }
}

static int shape_of(wchar_t mark)
{
    return mark == 0x306 ? BREVE : mark == 0x302 ? CIRCUMFLEX : mark == 0x31b ? HORN : PLAIN;
}

static wchar_t vowel_with(wchar_t base, int shape, int tone)
{
    for (size_t i = 0; i < VOWELS; i++)
        if (vowels[i].base == base && vowels[i].shape == shape)
            return vowels[i].forms[tone];
    return 0;
}

/* The one character that stands for base + mark, or 0. */
wchar_t cle_composed(wchar_t base, wchar_t mark)
{
    int tone = tone_of(mark), shape = shape_of(mark);
    if (tone != NO_TONE || shape != PLAIN) {
        for (size_t i = 0; i < VOWELS; i++) {
            for (int t = NO_TONE; t < TONES; t++) {
                if (vowels[i].forms[t] != base)
                    continue;
                wchar_t found = 0;
                if (tone != NO_TONE && t == NO_TONE)
                    found = vowels[i].forms[tone];
                else if (shape != PLAIN && vowels[i].shape == PLAIN)
                    found = vowel_with(vowels[i].base, shape, t);
                if (found != 0)
                    return found;
            }
        }
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (others[i][0] == base && others[i][1] == mark)
            return others[i][2];
    return 0;
}

/* Composes in place; gives the new count. */
size_t cle_compose_wide(wchar_t *text, size_t count)
{
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        wchar_t whole = at > 0 && cle_is_mark(text[i]) ? cle_composed(text[at - 1], text[i]) : 0;
        if (whole != 0)
            text[at - 1] = whole;
        else
            text[at++] = text[i];
    }
    return at;
}
