// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace latchkey {

//! The hands and eyes of a test: finds the widgets of a dialog by their object names.
class DialogDriver
{
public:
    explicit DialogDriver(QWidget &dialog)
        : m_dialog(dialog)
    {
        m_dialog.show();
        if (!QTest::qWaitForWindowActive(&m_dialog))
            qFatal("the dialog does not become active");
    }

    template<typename Widget = QWidget>
    Widget *find(QByteArrayView name) const
    {
        QList<Widget *> found = m_dialog.findChildren<Widget *>(QLatin1StringView(name));
        found.removeIf([this](const Widget *widget) { return widget->window() != &m_dialog; });
        if (found.size() > 1)
            qFatal("there are %d widgets called %s", int(found.size()), name.data());
        return found.isEmpty() ? nullptr : found.front();
    }

    bool shows(QByteArrayView name) const
    {
        const QWidget *widget = find(name);
        return widget && widget->isVisible();
    }

    bool hasFocus(QByteArrayView name) const
    {
        const QWidget *widget = find(name);
        return widget && m_dialog.focusWidget() == widget;
    }

    void type(QByteArrayView field, QByteArrayView text) const
    {
        find<QLineEdit>(field)->setFocus();
        QTest::keyClicks(find<QLineEdit>(field), QString::fromUtf8(text));
    }

    QString textOf(QByteArrayView field) const { return find<QLineEdit>(field)->text(); }

    void press(QByteArrayView button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }

    void key(Qt::Key key) const
    {
        QWidget *focused = m_dialog.focusWidget();
        QTest::keyClick(focused ? focused : &m_dialog, key);
    }

    //! What the message bar says; empty if there is none.
    QString message() const
    {
        const QWidget *bar = find("messageBar");
        return bar && bar->isVisible() ? bar->accessibleName() : QString();
    }

    //! What the note below a field says; empty if there is none.
    QString note(QByteArrayView name) const
    {
        const auto *label = find<QWidget>(name);
        return label && label->isVisible() ? label->property("text").toString() : QString();
    }

private:
    QWidget &m_dialog;
};

} // namespace latchkey
