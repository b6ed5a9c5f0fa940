// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortcuts_panel.h"

#include <array>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yorisoi::ui_shell {
namespace {

struct Line {
    const char *keys; ///< null: a heading
    const char *what;
};

constexpr auto kLines = std::to_array<Line>({
    {nullptr, QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Everywhere")},
    {"F3 / Ctrl+F", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Find a person")},
    {"F4", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "List of cases")},
    {"F5", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "What has and has not arrived")},
    {"F6 / Shift+F6",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Next or previous part of the window")},
    {"F1", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "This list")},
    {"Ctrl+Shift+Q", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Sign out")},
    {nullptr, QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Open people")},
    {"Ctrl+Tab / Ctrl+Shift+Tab",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Next or previous person")},
    {"Alt+1 … Alt+9",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "The first to ninth person")},
    {"Ctrl+W", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Close the person's tab")},
    {nullptr, QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Reception")},
    {"↑ ↓ / Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Choose a person and open the record")},
    {"Ctrl+Enter",
     QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Open the record behind this page")},
    {"Esc", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Empty the search")},
    {nullptr, QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "A person's page")},
    {"Ctrl+N", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Record a contact")},
    {"Ctrl+Enter", QT_TRANSLATE_NOOP("yorisoi::ui_shell::ShortcutsPanel", "Save the contact")},
});

} // namespace

ShortcutsPanel::ShortcutsPanel(QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsPanel"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(32, 24, 32, 24);
    outer->setSizeConstraint(QLayout::SetFixedSize);
    fill();
}

void ShortcutsPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        fill();
    QDialog::changeEvent(event);
}

void ShortcutsPanel::fill()
{
    delete m_body;
    setWindowTitle(tr("Keyboard shortcuts"));
    m_body = new QWidget(this);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    for (const Line &line : kLines) {
        auto *what = new QLabel(tr(line.what), m_body);
        what->setTextFormat(Qt::PlainText);
        if (!line.keys) {
            what->setProperty("heading", true);
            grid->addWidget(what, row, 0, 1, 2);
            what->setContentsMargins(0, row == 0 ? 0 : 12, 0, 0);
        } else {
            auto *keys = new QLabel(QString::fromUtf8(line.keys), m_body);
            keys->setProperty("keys", true);
            grid->addWidget(keys, row, 0);
            grid->addWidget(what, row, 1);
        }
        ++row;
    }
    auto *close = new QPushButton(tr("Close"), m_body);
    close->setObjectName(QStringLiteral("closeShortcuts"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    grid->setRowMinimumHeight(row, 12);
    grid->addWidget(close, row + 1, 0, 1, 2, Qt::AlignRight);
    layout()->addWidget(m_body);
    close->setFocus();
}

} // namespace yorisoi::ui_shell
