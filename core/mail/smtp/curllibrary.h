// SPDX-License-Identifier: MIT
#pragma once

#include <curl/curl.h>

namespace latchkey {

//! What we call of libcurl.
//!
//! Loaded when it is first asked for, and then kept: it brings twenty libraries, and most programs never send
//! mail through a server.
struct CurlLibrary
{
    //! Null if libcurl is not installed or cannot be used. Thread-safe.
    static const CurlLibrary *get();

    decltype(&curl_global_init) globalInit;
    decltype(&curl_easy_init) open;
    decltype(&curl_easy_setopt) set;
    decltype(&curl_easy_perform) perform;
    decltype(&curl_easy_getinfo) info;
    decltype(&curl_easy_strerror) words;
    decltype(&curl_easy_cleanup) close;
    decltype(&curl_slist_append) append;
    decltype(&curl_slist_free_all) freeList;
};

} // namespace latchkey
