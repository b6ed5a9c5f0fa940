// SPDX-License-Identifier: GPL-3.0-or-later
#include "facts.h"

#include <algorithm>

namespace yorisoi::decision {
namespace {

/// Inputs deeper than this are followed no further; their facts are named by the last context.
constexpr unsigned kMaximumLevels = 20;

} // namespace

void Facts::track(const Value &input, const std::string &name)
{
    track(input, name, 0);
}

void Facts::track(const Value &value, const std::string &path, unsigned levels)
{
    if (levels > kMaximumLevels)
        return;
    if (value.is(Kind::Context)) {
        if (!inputs_.emplace(value.identity(), path).second)
            return;
        kept_.push_back(value);
        const auto &keys = value.shape().keys();
        for (std::size_t i = 0; i < keys.size(); ++i)
            if (value.values()[i].is(Kind::Context) || value.values()[i].is(Kind::List))
                track(value.values()[i], path + '.' + keys[i], levels + 1);
    } else if (value.is(Kind::List)) {
        for (std::size_t i = 0; i < value.list().size(); ++i)
            track(value.list()[i], path + '[' + std::to_string(i + 1) + ']', levels + 1);
    }
}

std::string_view Facts::pathOf(const Value &value) const
{
    const auto found = value.is(Kind::Context) ? inputs_.find(value.identity()) : inputs_.end();
    return found == inputs_.end() ? std::string_view() : found->second;
}

Facts::Id Facts::idOf(std::string path)
{
    const auto [found, added] =
        byPath_.try_emplace(std::move(path), static_cast<Id>(paths_.size()));
    if (added)
        paths_.push_back(found->first);
    return found->second;
}

void Facts::askInput(const std::string &name)
{
    asked_.push_back(idOf(name));
}

void Facts::read(const Value &context, std::string_view key, const Value *value)
{
    if (!context.is(Kind::Context))
        return;
    if (!value || value->isNull()) {
        const std::string_view path = pathOf(context);
        if (!path.empty())
            asked_.push_back(idOf(std::string(path) + '.' + std::string(key)));
    }
    if (!listed_.empty() && value && !value->isNull() && !value->is(Kind::Context))
        if (const std::string_view path = pathOf(context);
            path.starts_with(listed_) &&
            (path.size() == listed_.size() || path[listed_.size()] == '.'))
            reads_.insert(std::string(path) + '.' + std::string(key));
    if (const Ids *ids = waitingIn(context, key))
        add(*ids);
}

const Facts::Ids *Facts::waitingIn(const Value &context, std::string_view key) const
{
    const auto found =
        context.is(Kind::Context) ? waiting_.find(context.identity()) : waiting_.end();
    if (found == waiting_.end())
        return nullptr;
    const int position = context.shape().find(key);
    return position < 0 ? nullptr : &found->second[static_cast<std::size_t>(position)];
}

void Facts::readAll(const Value &value)
{
    const Mark start = mark();
    readAll(value, 0);
    compact(start);
}

void Facts::readAll(const Value &value, unsigned levels)
{
    if (levels > kMaximumLevels || waiting_.empty())
        return;
    if (value.is(Kind::List)) {
        for (const Value &item : value.list())
            readAll(item, levels + 1);
    } else if (value.is(Kind::Context)) {
        if (const auto found = waiting_.find(value.identity()); found != waiting_.end())
            for (const Ids &ids : found->second)
                add(ids);
        for (const Value &item : value.values())
            readAll(item, levels + 1);
    }
}

Facts::Ids Facts::take(Mark since)
{
    compact(since);
    Ids ids(asked_.begin() + static_cast<std::ptrdiff_t>(since), asked_.end());
    asked_.resize(since);
    return ids;
}

void Facts::compact(Mark since)
{
    const auto from = asked_.begin() + static_cast<std::ptrdiff_t>(since);
    if (asked_.end() - from < 2)
        return;
    std::sort(from, asked_.end());
    asked_.erase(std::unique(from, asked_.end()), asked_.end());
}

void Facts::attach(const Value &context, std::vector<Ids> entries)
{
    const bool some =
        std::any_of(entries.begin(), entries.end(), [](const Ids &ids) { return !ids.empty(); });
    if (!some || !context.is(Kind::Context))
        return;
    kept_.push_back(context);
    waiting_[context.identity()] = std::move(entries);
}

void Facts::transfer(const Value &from, const Value &to)
{
    if (!from.is(Kind::Context) || !to.is(Kind::Context))
        return;
    if (const auto input = inputs_.find(from.identity()); input != inputs_.end()) {
        const std::string path = input->second;
        kept_.push_back(to);
        inputs_.emplace(to.identity(), path);
    }
    const auto found = waiting_.find(from.identity());
    if (found == waiting_.end())
        return;
    const std::vector<Ids> old = found->second;
    const auto &keys = to.shape().keys();
    std::vector<Ids> entries(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const int position = from.shape().find(keys[i]);
        if (position >= 0)
            entries[i] = old[static_cast<std::size_t>(position)];
    }
    attach(to, std::move(entries));
}

void Facts::readSlot(const Value *slot)
{
    for (auto bound = bound_.rbegin(); bound != bound_.rend(); ++bound) {
        if (bound->first == slot) {
            const Ids ids = bound->second;
            add(ids);
            return;
        }
    }
}

std::vector<std::string> Facts::names(std::span<const Id> ids) const
{
    std::vector<std::string> all;
    all.reserve(ids.size());
    for (const Id id : ids)
        all.push_back(paths_[id]);
    return all;
}

} // namespace yorisoi::decision
