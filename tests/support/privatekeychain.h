// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

namespace latchkey::test {

//! gnome-keyring on a session bus of its own, with a home of its own: nobody's keychain is touched. Sets the
//! process's environment to it; start it before anything asks for a bus. Ends its daemons. Nobody is there
//! who could answer a prompt.
class PrivateKeychain
{
public:
    PrivateKeychain();
    ~PrivateKeychain();

    //! The bus, and a keychain that is unlocked.
    bool start();
    bool lock();
    //! By starting it anew.
    bool unlock();
    //! Another keychain, which holds nothing.
    bool replace();
    //! One that nobody has made an entry in yet, nor a password for.
    bool startUnused();
    //! It keeps its place at the bus but answers nothing, and goes on.
    void freeze();
    void thaw();
    //! Ends the keychain, but not the bus.
    void end();
    //! How many prompts it has wanted to show.
    int prompts() const;

private:
    enum class Keyring { Unlocked, Unused };
    bool startBus();
    bool startPrompter();
    bool makeHome();
    bool startKeyring(Keyring keyring);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey::test
