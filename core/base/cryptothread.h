// SPDX-License-Identifier: MIT
#pragma once

namespace latchkey {

//! Has the calling thread give back what libcrypto keeps for it before it ends; whatever calls libcrypto
//! calls this first. libcrypto would do it itself a moment later, when QThread::wait() has returned already:
//! in a program that ends meanwhile, exit() cleans libcrypto up at the same time and both free the same
//! memory.
void releaseCryptoWithThread();

} // namespace latchkey
