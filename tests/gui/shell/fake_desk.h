// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "yorisoi/test_support/fake_clock.h"
#include "yorisoi/test_support/fake_replica.h"
#include "yorisoi/ui_shell/main_window.h"

/// Pages and an exchange that do what a test says.
namespace fake_desk {

using namespace yorisoi;

class FakeLink final : public ui_shell::SyncLink {
public:
    void start(std::function<void(const sync::ServiceStatus &)> onStatus) override
    {
        m_onStatus = std::move(onStatus);
    }
    void stop() override { m_stopped = true; }
    void wake() override { ++m_wakes; }
    void reload() override { ++m_reloads; }
    sync::ServiceStatus status() const override { return m_status; }

    void say(const sync::ServiceStatus &status)
    {
        m_status = status;
        if (m_onStatus)
            m_onStatus(status);
    }
    int wakes() const { return m_wakes; }
    int reloads() const { return m_reloads; }

private:
    std::function<void(const sync::ServiceStatus &)> m_onStatus;
    sync::ServiceStatus m_status;
    int m_wakes = 0;
    int m_reloads = 0;
    bool m_stopped = false;
};

class FakePage final : public ui_kit::Page {
public:
    explicit FakePage(const QString &name)
    {
        setObjectName(name);
        auto *layout = new QVBoxLayout(this);
        auto *label = new QLabel(name, this);
        label->setTextFormat(Qt::PlainText);
        layout->addWidget(label);
        input = new QLineEdit(this);
        input->setAccessibleName(name);
        layout->addWidget(input);
        layout->addStretch(1);
        setFocusProxy(input);
    }
    bool isReady() const override { return true; }
    QLineEdit *input;
};

/// Records what the window asks; people's names come from `names`.
class FakePages final : public ui_shell::Pages {
public:
    struct Log {
        int receptionsMade = 0;
        int focused = 0;
        int contacts = 0;
        int saves = 0;
        ui_shell::OpenPerson open;
        std::map<base::Uuid, PersonEvents> people;
        std::map<base::Uuid, std::pair<QString, QString>> names;
    };
    explicit FakePages(Log &log) : m_log(log) {}

    Reception reception(const ui_shell::OpenPerson &open) override
    {
        ++m_log.receptionsMade;
        m_log.open = open;
        auto *page = new FakePage(QStringLiteral("reception"));
        return {page, [this, page] {
                    ++m_log.focused;
                    page->input->setFocus();
                }};
    }
    ui_kit::Page *cases(const ui_shell::OpenPerson &) override
    {
        return new FakePage(QStringLiteral("cases"));
    }
    Person person(const ui_shell::PersonRequest &request, const PersonEvents &events) override
    {
        m_log.people[request.citizen] = events;
        const auto &[name, detail] = m_log.names[request.citizen];
        events.titled(name, detail);
        return {new FakePage(name), [this] { ++m_log.contacts; }, [this] { ++m_log.saves; }};
    }

private:
    Log &m_log;
};

} // namespace fake_desk
