// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace latchkey::test {

//! gnome-keyring on a session bus of its own, with a home of its own: nobody's keychain is touched. Sets the
//! process's environment to it; start it before anything asks for a bus. Ends its daemons.
class PrivateKeychain
{
public:
    ~PrivateKeychain();

    bool start();
    bool lock();
    //! Ends the keychain, but not the bus.
    void end();

private:
    static bool startBus(const QString &configuration);
    bool startKeyring();

    QTemporaryDir m_folder;
    QProcess m_keyring;
};

} // namespace latchkey::test
