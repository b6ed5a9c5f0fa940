// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/page.h"

#include <QEvent>
#include <QLabel>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickStyle>
#include <QQuickWidget>
#include <QVBoxLayout>

#include "yorisoi/base/log.h"
#include "yorisoi/ui_kit/theme.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_kit {

void PageViewModel::setReady()
{
    if (m_ready)
        return;
    m_ready = true;
    Q_EMIT becameReady();
}

std::shared_ptr<QQmlEngine> pageEngine()
{
    static std::weak_ptr<QQmlEngine> shared;
    if (auto engine = shared.lock())
        return engine;
    // The kit draws its own controls; a platform style would be loaded for nothing.
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    auto engine = std::make_shared<QQmlEngine>();
    engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    shared = engine;
    return engine;
}

namespace {

QUrl urlOf(const QString &module, const QString &type)
{
    return QUrl(QStringLiteral("qrc:/qt/qml/%1/%2.qml")
                    .arg(QString(module).replace(QLatin1Char('.'), QLatin1Char('/')), type));
}

/// Every page hears of a new language; the engine they share translates once for all.
void retranslateOnce(QQmlEngine &engine)
{
    static constexpr const char *asked = "yorisoiRetranslate";
    if (engine.property(asked).toBool())
        return;
    engine.setProperty(asked, true);
    QMetaObject::invokeMethod(
        &engine,
        [&engine] {
            engine.setProperty(asked, false);
            engine.retranslate();
        },
        Qt::QueuedConnection);
}

} // namespace

std::shared_ptr<QObject> preloadPage(const QString &module, const QString &type)
{
    auto engine = pageEngine();
    auto *component = new QQmlComponent(engine.get(), urlOf(module, type));
    return {component, [engine](QObject *loaded) { delete loaded; }};
}

QmlPage::QmlPage(const QString &module, const QString &type,
                 std::unique_ptr<PageViewModel> viewModel, QVariantMap properties, QWidget *parent)
    : Page(parent),
      m_engine(pageEngine()),
      m_viewModel(viewModel.release()),
      m_view(new QQuickWidget(m_engine.get(), this))
{
    m_viewModel->setParent(this);
    QQmlEngine::setObjectOwnership(m_viewModel, QQmlEngine::CppOwnership);
    connect(m_viewModel, &PageViewModel::becameReady, this, &Page::ready);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    m_view->setResizeMode(QQuickWidget::SizeRootObjectToView);
    m_view->setClearColor(Theme::canvas());
    m_view->setFocusPolicy(Qt::StrongFocus);

    const QUrl url = urlOf(module, type);
    auto *component = new QQmlComponent(m_engine.get(), url, m_view);
    properties.insert(QStringLiteral("viewModel"), QVariant::fromValue<QObject *>(m_viewModel));
    QObject *root =
        component->isError() ? nullptr : component->createWithInitialProperties(properties);
    if (root && !component->isError()) {
        m_view->setContent(url, component, root);
        return;
    }
    delete root;
    m_error = component->errorString();
    base::log("ui_kit").error("page {} cannot be shown: {}", toUtf8(type), toUtf8(m_error));
    m_view->hide();
    const Message said = message({base::ErrorCode::Internal, {}});
    auto *panel = new QLabel(said.title + QLatin1Char('\n') + said.advice, this);
    panel->setTextFormat(Qt::PlainText);
    panel->setAlignment(Qt::AlignCenter);
    panel->setWordWrap(true);
    panel->setObjectName(QStringLiteral("pageError"));
    layout->addWidget(panel);
}

QmlPage::~QmlPage()
{
    // Bindings must not outlive the view-model they read.
    delete m_view;
}

bool QmlPage::isReady() const
{
    return m_viewModel->isReady();
}

QQuickItem *QmlPage::rootItem() const
{
    return m_view->rootObject();
}

void QmlPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_viewModel->retranslate();
        retranslateOnce(*m_engine);
    }
    Page::changeEvent(event);
}

} // namespace yorisoi::ui_kit
