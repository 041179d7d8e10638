// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/embedded/embeddedclient.h>

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace latchkey {

class MainWindow;

//! Leads from one window of the application to the next: opening the database, the first start, logging in,
//! the main window, and round again after logging out. There is one window at a time.
class ApplicationController : public QObject
{
    Q_OBJECT
public:
    enum class State { Opening, OpeningFailed, FirstStart, LoggedOut, LoggedIn, LoggingOut };
    Q_ENUM(State)

    explicit ApplicationController(const EmbeddedOptions &options, QObject *parent = nullptr);
    ~ApplicationController() override;

    State state() const { return m_state; }
    //! The window in front of the person; none while opening, unless that takes long.
    QWidget *window() const { return m_window; }
    //! None until the database is open.
    EmbeddedClient *client() const { return m_client.get(); }

    void start();

Q_SIGNALS:
    //! The person is done: they closed the window they were shown.
    void finished(int exitCode);

private:
    enum class LogoutCause { Asked, SessionEnded, AccountDeleted };

    void enterOpening();
    void enterFirstStartOrLogin();
    void enterOpeningFailed(const AuthError &error);
    void prepareFirstStart();
    void enterFirstStart(const SignInSettings &settings);
    void enterLoggedOut(LogoutCause cause);
    void enterLoggedIn(const User &user);
    void logout(MainWindow *window);
    void enter(State state, QWidget *window);

    EmbeddedOptions m_options;
    std::unique_ptr<EmbeddedClient> m_client;
    QPointer<QWidget> m_window;
    QTimer m_patience; //!< after which opening gets a window of its own
    State m_state = State::Opening;
};

} // namespace latchkey
