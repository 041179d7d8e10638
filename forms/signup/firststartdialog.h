// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/base/secret.h>
#include <latchkey/core/users/user.h>
#include <latchkey/forms/dialog/formdialog.h>

#include <QFuture>

#include <functional>
#include <optional>

namespace latchkey {

//! How the first admin is made; forms cannot, only a program with the service at hand can.
struct FirstStartOptions
{
    std::function<QFuture<Result<User>>(const QString &email, const Secret &password)> createAdmin;
    //! Gives up on createAdmin's answer; without it the future is cancelled.
    std::function<void(QFuture<Result<User>> &)> cancel;
    QString dataFolder; //!< shown as it is
    QString appName{};  //!< which the password should not contain
    int minimumPasswordLength = 8;
};

//! The first page of a program that has no users yet: creates the first admin and logs in.
class LATCHKEY_FORMS_EXPORT FirstStartDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit FirstStartDialog(const FirstStartOptions &options, QWidget *parent = nullptr);
    ~FirstStartDialog() override;

    //! The admin that was created, or none.
    std::optional<User> user() const;

Q_SIGNALS:
    //! The first admin exists and is logged in; the dialog closes.
    void created(const latchkey::User &admin);

protected:
    bool isBusy() const override;
    void cancelWork() override;

private:
    void create(const QString &email, const Secret &password);
    void finish(const Result<User> &result);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace latchkey
