// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <optional>

#include <QCoreApplication>

#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_kit {
namespace {

using base::ErrorCode;

struct MessageSource {
    const char *title;
    const char *advice;
};

MessageSource sourceOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput:
        return {QT_TRANSLATE_NOOP("messages", "This input cannot be processed."),
                QT_TRANSLATE_NOOP("messages", "Check what was typed and try again.")};
    case ErrorCode::NotFound:
        return {QT_TRANSLATE_NOOP("messages", "Nothing was found."),
                QT_TRANSLATE_NOOP("messages", "It may have been moved or removed. Search again.")};
    case ErrorCode::AlreadyExists:
        return {QT_TRANSLATE_NOOP("messages", "It is there already."),
                QT_TRANSLATE_NOOP("messages", "Open the existing one instead of making it again.")};
    case ErrorCode::Conflict:
        return {
            QT_TRANSLATE_NOOP("messages", "Somebody else changed this in the meantime."),
            QT_TRANSLATE_NOOP("messages", "Look at both versions and decide which one stands.")};
    case ErrorCode::Refused:
        return {QT_TRANSLATE_NOOP("messages", "This is not permitted."),
                QT_TRANSLATE_NOOP("messages", "Ask your supervisor if you need it for your work.")};
    case ErrorCode::Unauthenticated:
        return {QT_TRANSLATE_NOOP("messages", "The central CRM does not recognise this sign-in."),
                QT_TRANSLATE_NOOP(
                    "messages",
                    "Sign in again. If it happens once more, tell the system administrator.")};
    case ErrorCode::WrongPin:
        return {QT_TRANSLATE_NOOP("messages", "The PIN is wrong."),
                QT_TRANSLATE_NOOP("messages", "Check the PIN and whether Caps Lock is on.")};
    case ErrorCode::Locked:
        return {QT_TRANSLATE_NOOP("messages", "This sign-in is locked."),
                QT_TRANSLATE_NOOP("messages",
                                  "Too many wrong PINs were entered, or the right to use this "
                                  "device has ended. Ask the system administrator to release it.")};
    case ErrorCode::WrongKey:
        return {QT_TRANSLATE_NOOP("messages", "The key does not open the data of this device."),
                QT_TRANSLATE_NOOP("messages",
                                  "Do not delete anything. Tell the system administrator; "
                                  "unsent records are still in the file.")};
    case ErrorCode::Corrupt:
        return {QT_TRANSLATE_NOOP("messages", "Data on this device is damaged."),
                QT_TRANSLATE_NOOP("messages",
                                  "Stop working on this device and tell the system administrator. "
                                  "The copy can be loaded again from the central CRM.")};
    case ErrorCode::Truncated:
        return {QT_TRANSLATE_NOOP("messages", "A file on this device is incomplete."),
                QT_TRANSLATE_NOOP("messages", "Tell the system administrator. The copy can be "
                                              "loaded again from the central CRM.")};
    case ErrorCode::NewerSchema:
        return {
            QT_TRANSLATE_NOOP("messages",
                              "The data of this device was written by a newer release."),
            QT_TRANSLATE_NOOP("messages", "Update Yorisoi on this device, then start it again.")};
    case ErrorCode::DiskFull:
        return {QT_TRANSLATE_NOOP("messages", "The disk is full."),
                QT_TRANSLATE_NOOP(
                    "messages",
                    "Free some space on this device and try again. Nothing saved so far is lost.")};
    case ErrorCode::IoFailed:
        return {
            QT_TRANSLATE_NOOP("messages", "A file could not be read or written."),
            QT_TRANSLATE_NOOP(
                "messages", "Try again. If it happens once more, tell the system administrator.")};
    case ErrorCode::Unreachable:
        return {QT_TRANSLATE_NOOP("messages", "The central CRM cannot be reached."),
                QT_TRANSLATE_NOOP("messages", "You can go on working. Records are kept on this "
                                              "device and sent as soon as it is reachable.")};
    case ErrorCode::TimedOut:
        return {QT_TRANSLATE_NOOP("messages", "It took too long."),
                QT_TRANSLATE_NOOP("messages", "Try again. If the network is slow, you can go on "
                                              "working; records are kept on this device.")};
    case ErrorCode::Cancelled:
        return {QT_TRANSLATE_NOOP("messages", "It was stopped."),
                QT_TRANSLATE_NOOP("messages", "Start it again when you need it.")};
    case ErrorCode::CertificateInvalid:
        return {
            QT_TRANSLATE_NOOP("messages", "The central CRM could not prove that it is genuine."),
            QT_TRANSLATE_NOOP(
                "messages",
                "Nothing was sent. Tell the system administrator before you connect again.")};
    case ErrorCode::CertificateExpired:
        return {
            QT_TRANSLATE_NOOP("messages", "The certificate of the central CRM is not valid today."),
            QT_TRANSLATE_NOOP("messages", "Check the date and time of this device. If they are "
                                          "right, tell the system administrator.")};
    case ErrorCode::ClockSkew:
        return {QT_TRANSLATE_NOOP("messages", "The clock of this device is wrong."),
                QT_TRANSLATE_NOOP(
                    "messages",
                    "Set the date and time of this device right. Records are kept until then.")};
    case ErrorCode::ProtocolViolation:
        return {QT_TRANSLATE_NOOP("messages",
                                  "The central CRM answered something that cannot be understood."),
                QT_TRANSLATE_NOOP(
                    "messages", "Records are kept on this device. Tell the system administrator.")};
    case ErrorCode::StaleEpoch:
        return {QT_TRANSLATE_NOOP("messages", "The central CRM was restored."),
                QT_TRANSLATE_NOOP("messages", "The copy on this device is being compared and "
                                              "brought up to date. Unsent records are kept.")};
    case ErrorCode::TooLarge:
        return {QT_TRANSLATE_NOOP("messages", "It is too large."),
                QT_TRANSLATE_NOOP("messages", "Make it shorter or split it, and try again.")};
    case ErrorCode::Overloaded:
        return {
            QT_TRANSLATE_NOOP("messages", "The central CRM is busy."),
            QT_TRANSLATE_NOOP("messages", "It is tried again by itself. You can go on working.")};
    case ErrorCode::Busy:
        return {QT_TRANSLATE_NOOP("messages", "It is in use by somebody else right now."),
                QT_TRANSLATE_NOOP("messages", "Wait a moment and try again.")};
    case ErrorCode::Unsupported:
        return {
            QT_TRANSLATE_NOOP("messages", "This release cannot do that."),
            QT_TRANSLATE_NOOP("messages",
                              "Update Yorisoi on this device, or tell the system administrator.")};
    case ErrorCode::Internal:
        return {QT_TRANSLATE_NOOP("messages", "Something went wrong in this program."),
                QT_TRANSLATE_NOOP("messages", "Try again. If it happens once more, tell the system "
                                              "administrator the time at which it happened.")};
    }
    return sourceOf(ErrorCode::Internal);
}

std::optional<int> numberIn(const std::string &detail)
{
    int number = 0;
    const auto [end, problem] =
        std::from_chars(detail.data(), detail.data() + detail.size(), number);
    if (problem != std::errc() || end != detail.data() + detail.size())
        return std::nullopt;
    return number;
}

QString say(const char *source)
{
    return QCoreApplication::translate("messages", source);
}

} // namespace

Message message(const base::Error &error)
{
    const MessageSource source = sourceOf(error.code);
    Message said{say(source.title), say(source.advice)};
    if (const auto number = numberIn(error.detail)) {
        if (error.code == ErrorCode::WrongPin)
            said.title = QCoreApplication::translate(
                "messages", "The PIN is wrong. %n more tries are left.", nullptr, *number);
        if (error.code == ErrorCode::Overloaded)
            said.advice = QCoreApplication::translate(
                "messages", "It is tried again in %n seconds. You can go on working.", nullptr,
                *number);
    }
    return said;
}

} // namespace yorisoi::ui_kit
