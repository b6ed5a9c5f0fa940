// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime.h"

#include <algorithm>

#include "yorisoi/base/clock.h"

namespace yorisoi::decision {

Runtime::Runtime(const EvaluateOptions &options)
    : options_(options),
      stepsLeft_(options.budget.steps),
      itemsLeft_(options.budget.items),
      depthLeft_(options.budget.depth)
{
}

void Runtime::exhaust(std::string_view budget)
{
    stepsLeft_ = 0;
    itemsLeft_ = 0;
    depthLeft_ = 0;
    if (exhausted_.empty())
        exhausted_ = budget;
}

std::string TraceAnnotation::text() const
{
    std::string all;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        all += texts[i];
        if (i < values.size())
            all += toText(values[i]);
    }
    return all;
}

std::vector<Diagnostic> Runtime::diagnostics() const
{
    std::vector<Diagnostic> all;
    all.reserve(notes_.size());
    for (const auto &note : notes_)
        all.push_back({std::string(note.element), std::string(note.reason)});
    return all;
}

Value *Runtime::push(std::size_t count)
{
    if (chunks_.empty())
        chunks_.push_back({std::make_unique<Value[]>(64), 64, 0});
    while (chunks_[chunk_].size - chunks_[chunk_].used < count) {
        if (chunk_ + 1 == chunks_.size()) {
            const std::size_t size = std::max<std::size_t>(count, 4096);
            chunks_.push_back({std::make_unique<Value[]>(size), size, 0});
        }
        ++chunk_;
    }
    Value *slots = chunks_[chunk_].values.get() + chunks_[chunk_].used;
    chunks_[chunk_].used += count;
    return slots;
}

void Runtime::pop(Value *slots, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        slots[i].clear();
    chunks_[chunk_].used -= count;
    while (chunk_ > 0 && chunks_[chunk_].used == 0)
        --chunk_;
}

const DateTime &Runtime::now()
{
    if (!now_) {
        const base::SystemClock system;
        const auto instant =
            (options_.clock ? options_.clock->now() : system.now()).time_since_epoch().count();
        const std::int64_t seconds = instant >= 0 ? instant / 1000 : (instant - 999) / 1000;
        const Zone zone = options_.zone.none() ? Zone::utc() : options_.zone;
        now_ = DateTime::fromUtc(
                   seconds, static_cast<std::uint32_t>(instant - seconds * 1000) * 1000000U, zone)
                   .value_or(DateTime{});
    }
    return *now_;
}

} // namespace yorisoi::decision
