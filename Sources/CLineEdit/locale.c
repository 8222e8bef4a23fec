#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <strings.h>

#include "CLineEdit.h"

static int is_utf8(void)
{
    const char *name = nl_langinfo(CODESET);
    return name != NULL && (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0);
}

/* libedit drops every non-ASCII character, and may crash on a prompt, in any other locale. */
int cle_utf8_locale(void)
{
    static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
    if (setlocale(LC_CTYPE, "") != NULL && is_utf8())
        return 0;
    for (size_t i = 0; i < sizeof fallbacks / sizeof fallbacks[0]; i++)
        if (setlocale(LC_CTYPE, fallbacks[i]) != NULL && is_utf8())
            return 1;
    return -1;
}
