// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ConflictDialog.h"
#include "ConsoleStage.h"
#include "EditorParts.h"
#include "ValueChoice.h"

#include <QLineEdit>
#include <QTest>

namespace wakeline {

inline QLineEdit *lineNamed(const QWidget &parent, const QString &name)
{
    for (QLineEdit *field : parent.findChildren<QLineEdit *>()) {
        if (field->accessibleName().startsWith(name))
            return field;
    }
    return nullptr;
}

inline ValueChoice *choiceNamed(const QWidget &parent, const QString &name)
{
    for (ValueChoice *choice : parent.findChildren<ValueChoice *>()) {
        if (choice->accessibleName().startsWith(name))
            return choice;
    }
    return nullptr;
}

/// An editor on the stage, whose save is refused as stale.
class Clash
{
public:
    template <typename Dialog, typename... Arguments>
    Dialog &open(Arguments &&...arguments)
    {
        auto made = std::make_unique<Dialog>(stage.look, stage.client, std::forward<Arguments>(arguments)..., nullptr);
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        made->show();
        Dialog &dialog = *made;
        m_editor = std::move(made);
        return dialog;
    }
    void refuse(const QString &route)
    {
        m_route = route;
        stage.server.refuse(route, 412, QStringLiteral("stale"), QStringLiteral("Changed meanwhile."));
    }
    /// \param save  the verb of the editor's button
    ConflictDialog *clash(const QString &save = QStringLiteral("Save"))
    {
        buttonNamed(*m_editor, save)->click();
        const auto isOpen = [this] { return conflict(); };
        static_cast<void>(QTest::qWaitFor(isOpen, 20'000));
        return conflict();
    }
    ConflictDialog *conflict() const
    {
        auto *dialog = m_editor->findChild<ConflictDialog *>();
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }
    int timesSent() const { return static_cast<int>(stage.server.asked().count(m_route)); }
    void settle(ConflictDialog &dialog) { dialog.findChild<ActionButton *>(QStringLiteral("act"))->click(); }

    ConsoleStage stage;

private:
    QString m_route;
    std::unique_ptr<QDialog> m_editor;
};

} // namespace wakeline
