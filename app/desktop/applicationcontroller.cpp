// SPDX-License-Identifier: MIT
#include "applicationcontroller.h"

#include "mainwindow.h"
#include "openingdialog.h"
#include "openingfaileddialog.h"
#include "sessionwatch.h"

#include <latchkey/core/embedded/embeddedpaths.h>
#include <latchkey/forms/account/accountcontext.h>
#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/login/logindialog.h>
#include <latchkey/forms/signup/firststartdialog.h>

#include <QDir>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

// the folder of a file, with the home folder as people write it
QString shownFolder(const QString &file)
{
    QString folder = QFileInfo(file).path();
    const QString home = QDir::homePath();
    if (folder != home && !folder.startsWith(home + u'/'))
        return folder;
    return u'~' + folder.mid(home.size());
}

} // namespace

ApplicationController::ApplicationController(const EmbeddedOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(800ms);
    connect(&m_patience, &QTimer::timeout, this, &ApplicationController::enterOpening);
}

ApplicationController::~ApplicationController()
{
    delete m_window; // before the client it looks at
}

void ApplicationController::start()
{
    m_state = State::Opening;
    m_client.reset(); // lets go of the database before it is opened once more
    m_patience.start();
    openEmbeddedInBackground(m_options).then(this, [this](Result<std::unique_ptr<EmbeddedClient>> client) {
        m_patience.stop();
        if (!client) {
            enterOpeningFailed(client.error());
            return;
        }
        m_client = std::move(*client);
        enterFirstStartOrLogin();
    });
}

void ApplicationController::enterOpening()
{
    auto *dialog = new OpeningDialog(embeddedPaths(m_options).database);
    connect(dialog, &QDialog::rejected, this, [this] { Q_EMIT finished(0); });
    enter(State::Opening, dialog);
}

void ApplicationController::enterFirstStartOrLogin()
{
    m_client->hasUsers().then(this, [this](const Result<bool> &hasUsers) {
        if (!hasUsers)
            enterOpeningFailed(hasUsers.error());
        else if (*hasUsers)
            enterLoggedOut(LogoutCause::Asked);
        else
            prepareFirstStart();
    });
}

void ApplicationController::prepareFirstStart()
{
    m_client->signInSettings().then(this, [this](const Result<SignInSettings> &settings) {
        if (settings)
            enterFirstStart(*settings);
        else
            enterOpeningFailed(settings.error());
    });
}

void ApplicationController::enterOpeningFailed(const AuthError &error)
{
    auto *dialog = new OpeningFailedDialog(errorWords(error), embeddedPaths(m_options).database);
    connect(dialog, &QDialog::accepted, this, &ApplicationController::start);
    connect(dialog, &QDialog::rejected, this, [this] { Q_EMIT finished(1); });
    enter(State::OpeningFailed, dialog);
}

void ApplicationController::enterFirstStart(const SignInSettings &settings)
{
    auto *dialog = new FirstStartDialog({
        .createAdmin = [this](const QString &email,
                              const Secret &password) { return m_client->createFirstAdmin(email, password); },
        .cancel = [this](QFuture<Result<User>> &work) { m_client->cancelLogin(work); },
        .dataFolder = shownFolder(m_client->database()),
        .appName = settings.appName,
        .minimumPasswordLength = settings.minimumPasswordLength,
    });
    connect(dialog, &FirstStartDialog::created, this, &ApplicationController::enterLoggedIn);
    connect(dialog, &QDialog::rejected, this, [this] { Q_EMIT finished(0); });
    enter(State::FirstStart, dialog);
}

void ApplicationController::enterLoggedOut(LogoutCause cause)
{
    auto *dialog = new LoginDialog(*m_client);
    if (cause == LogoutCause::SessionEnded)
        dialog->showNotice(tr("You were logged out."),
                           tr("Log in again. If that does not work, ask an admin about your account."));
    else if (cause == LogoutCause::AccountDeleted)
        dialog->showNotice(tr("Your account is deleted."), tr("Whoever has another one can log in."));
    connect(dialog, &LoginDialog::loggedIn, this, &ApplicationController::enterLoggedIn);
    connect(dialog, &QDialog::rejected, this, [this] { Q_EMIT finished(0); });
    enter(State::LoggedOut, dialog);
}

void ApplicationController::enterLoggedIn(const User &user)
{
    auto *window = new MainWindow({.client = *m_client});
    window->setUser(user);
    connect(window, &MainWindow::closed, this, [this] { Q_EMIT finished(0); });
    connect(window, &MainWindow::logoutRequested, this, [this, window] { logout(window); });
    connect(window, &MainWindow::accountDeleted, this,
            [this] { enterLoggedOut(LogoutCause::AccountDeleted); });
    auto *watch = new SessionWatch(*m_client, *window);
    connect(watch, &SessionWatch::userChecked, window, &MainWindow::setUser);
    connect(watch, &SessionWatch::sessionEnded, this, [this] {
        if (m_state == State::LoggedIn) // else it is our own logging out that ended it
            enterLoggedOut(LogoutCause::SessionEnded);
    });
    enter(State::LoggedIn, window);
}

void ApplicationController::logout(MainWindow *window)
{
    m_state = State::LoggingOut;
    window->setLoggingOut(true);
    m_client->logout().then(window, [this, window](const Result<void> &result) {
        if (result) {
            enterLoggedOut(LogoutCause::Asked);
            return;
        }
        m_state = State::LoggedIn;
        window->setLoggingOut(false);
        window->showMessage(MessageBar::Kind::Error, errorWords(result.error()));
    });
}

void ApplicationController::enter(State state, QWidget *window)
{
    m_state = state;
    QWidget *previous = m_window;
    m_window = window;
    window->show();
    if (previous) {
        previous->disconnect(this); // its closing is no wish to quit
        previous->hide();
        previous->deleteLater(); // it may be the sender of the signal that led here
    }
}

} // namespace latchkey
