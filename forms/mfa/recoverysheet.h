// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/secret.h>

#include <QCoreApplication>
#include <QDate>

QT_BEGIN_NAMESPACE
class QPagedPaintDevice;
QT_END_NAMESPACE

namespace latchkey {

//! A set of recovery codes as people keep it: as a text, as a file, on paper.
struct RecoverySheet
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::RecoverySheet)
public:
    QList<Secret> codes;
    QString appName; //!< may be empty
    QString email;
    QDate made = QDate::currentDate();

    QString heading() const;
    //! Of a file that is proposed to keep it in.
    QString fileName() const;
    //! What it is for, and a numbered line for each code.
    QString text() const;
    //! Puts the text on one page.
    void paint(QPagedPaintDevice &paper) const;
};

//! A code as it is written: in four groups.
QString recoveryCodeText(const Secret &code);

} // namespace latchkey
