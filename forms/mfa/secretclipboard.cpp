// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/secretclipboard.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace latchkey {

void copySecretly(const QString &text)
{
    auto *data = new QMimeData;
    data->setText(text);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace latchkey
