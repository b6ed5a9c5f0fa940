// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/theme.h"

#include <array>
#include <string_view>

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

namespace yorisoi::ui_kit {
namespace {

struct ChannelLook {
    std::string_view token;
    QColor color;
    const char *icon;
};

const ChannelLook *lookOf(const QString &token)
{
    static const std::array<ChannelLook, 9> looks{{
        {"counter", Theme::blue900(), "counter"},
        {"van", Theme::orange800(), "van"},
        {"phone", Theme::cyan900(), "phone"},
        {"portal", Theme::lightBlue900(), "portal"},
        {"line", Theme::green800(), "line"},
        {"email", Theme::purple800(), "mail"},
        {"post", Theme::yellow1000(), "post"},
        {"visit", Theme::magenta900(), "visit"},
        {"online-counter", Theme::blue700(), "online-counter"},
    }};
    for (const ChannelLook &look : looks)
        if (token == QLatin1String(look.token.data(), static_cast<qsizetype>(look.token.size())))
            return &look;
    return nullptr;
}

QPalette palette()
{
    QPalette p;
    p.setColor(QPalette::Window, Theme::canvas());
    p.setColor(QPalette::Base, Theme::surface());
    p.setColor(QPalette::AlternateBase, Theme::gray50());
    p.setColor(QPalette::Text, Theme::text());
    p.setColor(QPalette::WindowText, Theme::text());
    p.setColor(QPalette::Button, Theme::surface());
    p.setColor(QPalette::ButtonText, Theme::text());
    p.setColor(QPalette::Highlight, Theme::primary());
    p.setColor(QPalette::HighlightedText, Theme::white());
    p.setColor(QPalette::Link, Theme::primary());
    p.setColor(QPalette::ToolTipBase, Theme::gray900());
    p.setColor(QPalette::ToolTipText, Theme::white());
    p.setColor(QPalette::PlaceholderText, Theme::gray600());
    p.setColor(QPalette::Mid, Theme::line());
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, Theme::gray500());
    return p;
}

} // namespace

QColor Theme::channelColor(const QString &token) const
{
    const ChannelLook *look = lookOf(token);
    return look ? look->color : gray700();
}

QString Theme::channelIcon(const QString &token) const
{
    const ChannelLook *look = lookOf(token);
    return look ? QLatin1String(look->icon) : QStringLiteral("note");
}

void applyTheme(QApplication &application)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(palette());
    QFont font;
    font.setFamilies({Theme::fontFamily(), QStringLiteral("Noto Sans JP"),
                      QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Devanagari"),
                      QStringLiteral("Noto Sans Myanmar"), QStringLiteral("Noto Sans Thai")});
    font.setPixelSize(Theme::fontBody());
    QApplication::setFont(font);
    QFile sheet(QStringLiteral(":/theme/yorisoi.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
}

} // namespace yorisoi::ui_kit
