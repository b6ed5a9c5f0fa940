// SPDX-License-Identifier: GPL-3.0-or-later
#include "shortcuts_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "yorisoi/ui_shell/shortcuts.h"

namespace yorisoi::ui_shell {
namespace {

/// Left of the two columns; the rest is right of them.
bool isLeft(ShortcutLine::Area area)
{
    return area == ShortcutLine::Area::Everywhere || area == ShortcutLine::Area::Lists;
}

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
    auto *outer = new QVBoxLayout(m_body);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(16);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(48);
    columns->addLayout(makeColumn(true));
    columns->addLayout(makeColumn(false));
    outer->addLayout(columns);
    auto *close = new QPushButton(tr("Close"), m_body);
    close->setObjectName(QStringLiteral("closeShortcuts"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    outer->addWidget(close, 0, Qt::AlignRight);
    layout()->addWidget(m_body);
    close->setFocus();
}

QLayout *ShortcutsPanel::makeColumn(bool left)
{
    auto *column = new QVBoxLayout;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(6);
    int row = 0;
    const ShortcutLine *above = nullptr;
    const auto add = [&](const QString &text, const char *property, int at, int span) {
        auto *label = new QLabel(text, m_body);
        label->setTextFormat(Qt::PlainText);
        if (property)
            label->setProperty(property, true);
        grid->addWidget(label, row, at, 1, span, Qt::AlignLeft | Qt::AlignTop);
        return label;
    };
    for (const ShortcutLine &line : shortcutLines()) {
        if (isLeft(line.area) != left)
            continue;
        if (!above || above->area != line.area) {
            add(tr(headingOf(line.area)), "heading", 0, 2)
                ->setContentsMargins(0, above ? 12 : 0, 0, 0);
            ++row;
        }
        above = &line;
        add(QString::fromUtf8(line.keys), "keys", 0, 1);
        add(tr(line.what), nullptr, 1, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    column->addLayout(grid);
    column->addStretch(1);
    return column;
}

} // namespace yorisoi::ui_shell
