// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

class QApplication;

namespace yorisoi::ui_kit {

/// Colours, sizes and spacing after the design system of Japan's Digital Agency (デジタル庁デザイン
/// システム: public tokens). Constant, so an instance costs next to nothing: every QML file that
/// needs it declares `Theme { id: theme }`. Prefer the named roles to the scales.
class Theme : public QObject {
    Q_OBJECT
    QML_ELEMENT
    // scales
    Q_PROPERTY(QColor white READ white CONSTANT FINAL)
    Q_PROPERTY(QColor black READ black CONSTANT FINAL)
    Q_PROPERTY(QColor gray50 READ gray50 CONSTANT FINAL)
    Q_PROPERTY(QColor gray100 READ gray100 CONSTANT FINAL)
    Q_PROPERTY(QColor gray200 READ gray200 CONSTANT FINAL)
    Q_PROPERTY(QColor gray300 READ gray300 CONSTANT FINAL)
    Q_PROPERTY(QColor gray400 READ gray400 CONSTANT FINAL)
    Q_PROPERTY(QColor gray500 READ gray500 CONSTANT FINAL)
    Q_PROPERTY(QColor gray600 READ gray600 CONSTANT FINAL)
    Q_PROPERTY(QColor gray700 READ gray700 CONSTANT FINAL)
    Q_PROPERTY(QColor gray800 READ gray800 CONSTANT FINAL)
    Q_PROPERTY(QColor gray900 READ gray900 CONSTANT FINAL)
    Q_PROPERTY(QColor blue50 READ blue50 CONSTANT FINAL)
    Q_PROPERTY(QColor blue100 READ blue100 CONSTANT FINAL)
    Q_PROPERTY(QColor blue200 READ blue200 CONSTANT FINAL)
    Q_PROPERTY(QColor blue300 READ blue300 CONSTANT FINAL)
    Q_PROPERTY(QColor blue400 READ blue400 CONSTANT FINAL)
    Q_PROPERTY(QColor blue500 READ blue500 CONSTANT FINAL)
    Q_PROPERTY(QColor blue600 READ blue600 CONSTANT FINAL)
    Q_PROPERTY(QColor blue700 READ blue700 CONSTANT FINAL)
    Q_PROPERTY(QColor blue800 READ blue800 CONSTANT FINAL)
    Q_PROPERTY(QColor blue900 READ blue900 CONSTANT FINAL)
    Q_PROPERTY(QColor blue1000 READ blue1000 CONSTANT FINAL)
    Q_PROPERTY(QColor blue1100 READ blue1100 CONSTANT FINAL)
    Q_PROPERTY(QColor blue1200 READ blue1200 CONSTANT FINAL)
    Q_PROPERTY(QColor red50 READ red50 CONSTANT FINAL)
    Q_PROPERTY(QColor red100 READ red100 CONSTANT FINAL)
    Q_PROPERTY(QColor red200 READ red200 CONSTANT FINAL)
    Q_PROPERTY(QColor red800 READ red800 CONSTANT FINAL)
    Q_PROPERTY(QColor red900 READ red900 CONSTANT FINAL)
    Q_PROPERTY(QColor red1000 READ red1000 CONSTANT FINAL)
    Q_PROPERTY(QColor orange50 READ orange50 CONSTANT FINAL)
    Q_PROPERTY(QColor orange100 READ orange100 CONSTANT FINAL)
    Q_PROPERTY(QColor orange800 READ orange800 CONSTANT FINAL)
    Q_PROPERTY(QColor orange900 READ orange900 CONSTANT FINAL)
    Q_PROPERTY(QColor yellow50 READ yellow50 CONSTANT FINAL)
    Q_PROPERTY(QColor yellow100 READ yellow100 CONSTANT FINAL)
    Q_PROPERTY(QColor yellow300 READ yellow300 CONSTANT FINAL)
    Q_PROPERTY(QColor yellow700 READ yellow700 CONSTANT FINAL)
    Q_PROPERTY(QColor yellow900 READ yellow900 CONSTANT FINAL)
    Q_PROPERTY(QColor yellow1000 READ yellow1000 CONSTANT FINAL)
    Q_PROPERTY(QColor yellow1100 READ yellow1100 CONSTANT FINAL)
    Q_PROPERTY(QColor green50 READ green50 CONSTANT FINAL)
    Q_PROPERTY(QColor green100 READ green100 CONSTANT FINAL)
    Q_PROPERTY(QColor green600 READ green600 CONSTANT FINAL)
    Q_PROPERTY(QColor green800 READ green800 CONSTANT FINAL)
    Q_PROPERTY(QColor green900 READ green900 CONSTANT FINAL)
    Q_PROPERTY(QColor cyan50 READ cyan50 CONSTANT FINAL)
    Q_PROPERTY(QColor cyan900 READ cyan900 CONSTANT FINAL)
    Q_PROPERTY(QColor purple50 READ purple50 CONSTANT FINAL)
    Q_PROPERTY(QColor purple800 READ purple800 CONSTANT FINAL)
    Q_PROPERTY(QColor magenta900 READ magenta900 CONSTANT FINAL)
    Q_PROPERTY(QColor lightBlue900 READ lightBlue900 CONSTANT FINAL)
    // roles
    Q_PROPERTY(QColor surface READ surface CONSTANT FINAL)
    Q_PROPERTY(QColor canvas READ canvas CONSTANT FINAL)
    Q_PROPERTY(QColor text READ text CONSTANT FINAL)
    Q_PROPERTY(QColor textQuiet READ textQuiet CONSTANT FINAL)
    Q_PROPERTY(QColor line READ line CONSTANT FINAL)
    Q_PROPERTY(QColor lineStrong READ lineStrong CONSTANT FINAL)
    Q_PROPERTY(QColor primary READ primary CONSTANT FINAL)
    Q_PROPERTY(QColor primaryHover READ primaryHover CONSTANT FINAL)
    Q_PROPERTY(QColor primaryPressed READ primaryPressed CONSTANT FINAL)
    Q_PROPERTY(QColor selected READ selected CONSTANT FINAL)
    Q_PROPERTY(QColor danger READ danger CONSTANT FINAL)
    Q_PROPERTY(QColor warning READ warning CONSTANT FINAL)
    Q_PROPERTY(QColor success READ success CONSTANT FINAL)
    Q_PROPERTY(QColor focusOuter READ focusOuter CONSTANT FINAL)
    Q_PROPERTY(QColor focusInner READ focusInner CONSTANT FINAL)
    // sizes in pixels
    Q_PROPERTY(int radius READ radius CONSTANT FINAL)
    Q_PROPERTY(int radiusSmall READ radiusSmall CONSTANT FINAL)
    Q_PROPERTY(int fontSmall READ fontSmall CONSTANT FINAL)
    Q_PROPERTY(int fontBody READ fontBody CONSTANT FINAL)
    Q_PROPERTY(int fontLead READ fontLead CONSTANT FINAL)
    Q_PROPERTY(int fontSub READ fontSub CONSTANT FINAL)
    Q_PROPERTY(int fontTitle READ fontTitle CONSTANT FINAL)
    Q_PROPERTY(int fontLarge READ fontLarge CONSTANT FINAL)
    Q_PROPERTY(int fontHero READ fontHero CONSTANT FINAL)
    Q_PROPERTY(int controlHeight READ controlHeight CONSTANT FINAL)
    Q_PROPERTY(int controlHeightSmall READ controlHeightSmall CONSTANT FINAL)
    Q_PROPERTY(int rowHeight READ rowHeight CONSTANT FINAL)
    Q_PROPERTY(int iconSize READ iconSize CONSTANT FINAL)
    Q_PROPERTY(QString fontFamily READ fontFamily CONSTANT FINAL)

public:
    using QObject::QObject;

    /// n steps of the 8 px grid; halves are allowed.
    Q_INVOKABLE int space(double steps) const { return static_cast<int>(steps * 8); }
    /// The accent of a channel token; readable as text on white.
    Q_INVOKABLE QColor channelColor(const QString &token) const;
    /// The icon of a channel token.
    Q_INVOKABLE QString channelIcon(const QString &token) const;

    static QColor white() { return QColor(0xFF, 0xFF, 0xFF); }
    static QColor black() { return QColor(0x00, 0x00, 0x00); }
    static QColor gray50() { return QColor(0xF2, 0xF2, 0xF2); }
    static QColor gray100() { return QColor(0xE6, 0xE6, 0xE6); }
    static QColor gray200() { return QColor(0xCC, 0xCC, 0xCC); }
    static QColor gray300() { return QColor(0xB3, 0xB3, 0xB3); }
    static QColor gray400() { return QColor(0x99, 0x99, 0x99); }
    static QColor gray500() { return QColor(0x76, 0x76, 0x76); }
    static QColor gray600() { return QColor(0x66, 0x66, 0x66); }
    static QColor gray700() { return QColor(0x4D, 0x4D, 0x4D); }
    static QColor gray800() { return QColor(0x33, 0x33, 0x33); }
    static QColor gray900() { return QColor(0x1A, 0x1A, 0x1A); }
    static QColor blue50() { return QColor(0xE8, 0xF1, 0xFE); }
    static QColor blue100() { return QColor(0xD9, 0xE6, 0xFF); }
    static QColor blue200() { return QColor(0xC5, 0xD7, 0xFB); }
    static QColor blue300() { return QColor(0x9D, 0xB7, 0xF9); }
    static QColor blue400() { return QColor(0x70, 0x96, 0xF8); }
    static QColor blue500() { return QColor(0x49, 0x79, 0xF5); }
    static QColor blue600() { return QColor(0x34, 0x60, 0xFB); }
    static QColor blue700() { return QColor(0x26, 0x4A, 0xF4); }
    static QColor blue800() { return QColor(0x00, 0x31, 0xD8); }
    static QColor blue900() { return QColor(0x00, 0x17, 0xC1); }
    static QColor blue1000() { return QColor(0x00, 0x11, 0x8F); }
    static QColor blue1100() { return QColor(0x00, 0x00, 0x71); }
    static QColor blue1200() { return QColor(0x00, 0x00, 0x60); }
    static QColor red50() { return QColor(0xFD, 0xEE, 0xEE); }
    static QColor red100() { return QColor(0xFF, 0xDA, 0xDA); }
    static QColor red200() { return QColor(0xFF, 0xBB, 0xBB); }
    static QColor red800() { return QColor(0xEC, 0x00, 0x00); }
    static QColor red900() { return QColor(0xCE, 0x00, 0x00); }
    static QColor red1000() { return QColor(0xA9, 0x00, 0x00); }
    static QColor orange50() { return QColor(0xFF, 0xEE, 0xE2); }
    static QColor orange100() { return QColor(0xFF, 0xDF, 0xCA); }
    static QColor orange800() { return QColor(0xC7, 0x47, 0x00); }
    static QColor orange900() { return QColor(0xAC, 0x3E, 0x00); }
    static QColor yellow50() { return QColor(0xFB, 0xF5, 0xE0); }
    static QColor yellow100() { return QColor(0xFF, 0xF0, 0xB3); }
    static QColor yellow300() { return QColor(0xFF, 0xD4, 0x3D); }
    static QColor yellow700() { return QColor(0xB7, 0x8F, 0x00); }
    static QColor yellow900() { return QColor(0x92, 0x72, 0x00); }
    static QColor yellow1000() { return QColor(0x80, 0x63, 0x00); }
    static QColor yellow1100() { return QColor(0x6E, 0x56, 0x00); }
    static QColor green50() { return QColor(0xE6, 0xF5, 0xEC); }
    static QColor green100() { return QColor(0xC2, 0xE5, 0xD1); }
    static QColor green600() { return QColor(0x25, 0x9D, 0x63); }
    static QColor green800() { return QColor(0x19, 0x7A, 0x4B); }
    static QColor green900() { return QColor(0x11, 0x5A, 0x36); }
    static QColor cyan50() { return QColor(0xE9, 0xF7, 0xF9); }
    static QColor cyan900() { return QColor(0x00, 0x6F, 0x83); }
    static QColor purple50() { return QColor(0xF1, 0xEA, 0xFA); }
    static QColor purple800() { return QColor(0x5C, 0x10, 0xBE); }
    static QColor magenta900() { return QColor(0x8B, 0x00, 0x8B); }
    static QColor lightBlue900() { return QColor(0x00, 0x55, 0xAD); }

    static QColor surface() { return white(); }                 ///< pages, cards
    static QColor canvas() { return QColor(0xF8, 0xF8, 0xFB); } ///< behind cards
    static QColor text() { return gray900(); }                  ///< body text
    static QColor textQuiet() { return gray700(); }  ///< captions: still 4.5:1 on every surface
    static QColor line() { return gray200(); }       ///< borders that only order
    static QColor lineStrong() { return gray500(); } ///< borders of inputs
    static QColor primary() { return blue900(); }    ///< actions
    static QColor primaryHover() { return blue1000(); }
    static QColor primaryPressed() { return blue1200(); }
    static QColor selected() { return blue50(); }
    static QColor danger() { return red900(); }
    static QColor warning() { return orange900(); }
    static QColor success() { return green800(); }
    static QColor focusOuter() { return yellow300(); }
    static QColor focusInner() { return black(); }

    static int radius() { return 8; }
    static int radiusSmall() { return 4; }
    static int fontSmall() { return 14; }
    static int fontBody() { return 16; }
    static int fontLead() { return 17; }
    static int fontSub() { return 18; }
    static int fontTitle() { return 20; }
    static int fontLarge() { return 24; }
    static int fontHero() { return 28; }
    static int controlHeight() { return 40; }
    static int controlHeightSmall() { return 32; }
    static int rowHeight() { return 44; }
    static int iconSize() { return 20; }
    static QString fontFamily() { return QStringLiteral("Noto Sans CJK JP"); }
};

/// Font, palette and style of widgets. Once, before the first widget; fontconfig fills in scripts
/// that the Japanese face lacks.
void applyTheme(QApplication &application);

} // namespace yorisoi::ui_kit
