// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QQmlEngine>
#include <QVariantMap>
#include <QWidget>

class QQuickItem;
class QQuickWidget;

namespace yorisoi::ui_kit {

/// What a page's QML sees of the program. Derived classes are named `XViewModel`, are QML_ELEMENT
/// and QML_UNCREATABLE, and call `setReady` once their first answers are on screen.
class PageViewModel : public QObject {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(bool ready READ isReady NOTIFY becameReady FINAL)

public:
    using QObject::QObject;

    bool isReady() const { return m_ready; }
    /// The language has changed: say again every word that was given out as text.
    virtual void retranslate() {}

Q_SIGNALS:
    /// Once: everything the page was opened for has been answered (with data or with an error).
    void becameReady();

protected:
    void setReady();

private:
    bool m_ready = false;
};

/// The engine that all pages share; made by the first, destroyed with the last holder.
std::shared_ptr<QQmlEngine> pageEngine();

/// Loads a page's types into the shared engine without making a page, so that the first one is
/// there sooner; for a time at which nobody waits. Kept as long as the result is.
std::shared_ptr<QObject> preloadPage(const QString &module, const QString &type);

/// What the window shows in a tab or behind an entry of its navigation. Widget pages derive from it
/// directly, QML pages from QmlPage.
class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual bool isReady() const = 0;
    /// F6: moves the focus to the next (`by` +1) or previous (-1) part of the page. False when
    /// there is none further, or the page is one piece: the window goes on.
    virtual bool stepRegion([[maybe_unused]] int by) { return false; }

Q_SIGNALS:
    /// Once: everything the page was opened for is on screen.
    void ready();
};

/// A widget that shows one QML page. The component is a type of a QML module and is created at
/// once, with `viewModel` and the other initial properties; a component that cannot be created
/// leaves an error panel in its place.
class QmlPage : public Page {
    Q_OBJECT
public:
    /// `module` as imported, e.g. `yorisoi.ui_reception`; `type` e.g. `ReceptionView`. The
    /// view-model becomes a child of the page.
    QmlPage(const QString &module, const QString &type, std::unique_ptr<PageViewModel> viewModel,
            QVariantMap properties = {}, QWidget *parent = nullptr);
    ~QmlPage() override;

    bool isReady() const override;
    PageViewModel *pageViewModel() const { return m_viewModel; }
    /// The root of the page; null when it could not be created.
    QQuickItem *rootItem() const;
    QQuickWidget *view() const { return m_view; }
    /// Empty, or what the QML engine says is wrong.
    QString creationError() const { return m_error; }

protected:
    void changeEvent(QEvent *event) override;

private:
    std::shared_ptr<QQmlEngine> m_engine;
    PageViewModel *m_viewModel;
    QQuickWidget *m_view;
    QString m_error;
};

} // namespace yorisoi::ui_kit
