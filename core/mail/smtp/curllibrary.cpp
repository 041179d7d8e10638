// SPDX-License-Identifier: MIT
#include <latchkey/core/mail/smtp/curllibrary.h>

#include <latchkey/core/base/cryptothread.h>

#include <QLibrary>

#include <mutex>
#include <optional>

namespace latchkey {

namespace {

constexpr int abiVersion = 4; // of libcurl since 2006

template<typename Function>
bool resolve(QLibrary &library, const char *name, Function &function)
{
    function = reinterpret_cast<Function>(library.resolve(name));
    return function != nullptr;
}

std::optional<CurlLibrary> load()
{
    QLibrary library(QStringLiteral("curl"), abiVersion);
    CurlLibrary curl{};
    const bool whole = resolve(library, "curl_global_init", curl.globalInit) &&
                       resolve(library, "curl_easy_init", curl.open) &&
                       resolve(library, "curl_easy_setopt", curl.set) &&
                       resolve(library, "curl_easy_perform", curl.perform) &&
                       resolve(library, "curl_easy_getinfo", curl.info) &&
                       resolve(library, "curl_easy_strerror", curl.words) &&
                       resolve(library, "curl_easy_cleanup", curl.close) &&
                       resolve(library, "curl_slist_append", curl.append) &&
                       resolve(library, "curl_slist_free_all", curl.freeList);
    if (!whole || curl.globalInit(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return std::nullopt;
    return curl;
}

} // namespace

const CurlLibrary *CurlLibrary::get()
{
    releaseCryptoWithThread(); // libcurl's TLS is libcrypto's
    static std::mutex mutex;
    static std::optional<CurlLibrary> loaded;
    const std::lock_guard lock(mutex);
    // where it was missing, it may have been installed since
    if (!loaded)
        loaded = load();
    return loaded ? &*loaded : nullptr;
}

} // namespace latchkey
