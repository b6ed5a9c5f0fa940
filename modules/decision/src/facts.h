// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "yorisoi/decision/value.h"

namespace yorisoi::decision {

/// Which unknown facts of the inputs a result hangs on; exists only while a trace is recorded.
///
/// A fact is an entry of an input that is null or not there. Whoever computes a value asks for
/// facts; whoever can tell that they did not matter (another operand decides, another rule is
/// certain) takes them back. What is asked for while an entry of a context is computed belongs to
/// that entry and counts when the entry is read, so that one person's unknowns do not blur
/// another's answer.
class Facts {
public:
    using Id = std::uint32_t;
    using Ids = std::vector<Id>;
    using Mark = std::size_t;

    /// Makes the contexts of an input known by their paths.
    void track(const Value &input, const std::string &name);
    /// "世帯.構成員[2]" when the value is a context of an input; positions from 1, as in FEEL.
    std::string_view pathOf(const Value &value) const;

    /// The input itself is null.
    void askInput(const std::string &name);
    /// `value` was read from `context`; null when there is no such entry.
    void read(const Value &context, std::string_view key, const Value *value);
    /// Everything that waits in the entries of `value`, at any depth, is asked for: for functions
    /// that take contexts apart.
    void readAll(const Value &value);

    Mark mark() const { return asked_.size(); }
    bool any(Mark since) const { return asked_.size() > since; }
    void drop(Mark since) { asked_.resize(since); }
    /// Takes back and returns them, each once.
    Ids take(Mark since);
    void add(std::span<const Id> ids) { asked_.insert(asked_.end(), ids.begin(), ids.end()); }
    /// Leaves each once.
    void compact(Mark since);

    /// The facts of the entries of a new context, in the order of its keys.
    void attach(const Value &context, std::vector<Ids> entries);
    /// `to` is `from` converted to a type: its entries keep their facts.
    void transfer(const Value &from, const Value &to);

    /// A variable that later entries of the same context may read.
    void bind(const Value *slot, const Ids &ids) { bound_.emplace_back(slot, ids); }
    void unbind(std::size_t count) { bound_.resize(bound_.size() - count); }
    void readSlot(const Value *slot);

    /// Remembers which values of an input are read; none for an empty name.
    void listReads(std::string_view input) { listed_ = input; }
    std::vector<std::string> reads() const { return {reads_.begin(), reads_.end()}; }
    std::vector<std::string> names(std::span<const Id> ids) const;
    /// The facts that wait in an entry of a result; null when there are none.
    const Ids *waitingIn(const Value &context, std::string_view key) const;

private:
    Id idOf(std::string path);
    void track(const Value &value, const std::string &path, unsigned levels);
    void readAll(const Value &value, unsigned levels);

    Ids asked_;
    std::vector<std::string> paths_;
    std::map<std::string, Id, std::less<>> byPath_;
    std::unordered_map<const void *, std::string> inputs_;
    std::unordered_map<const void *, std::vector<Ids>> waiting_;
    /// Keeps what the two maps point at alive: an address is used once.
    std::vector<Value> kept_;
    std::vector<std::pair<const Value *, Ids>> bound_;
    std::string listed_;
    std::set<std::string> reads_;
};

} // namespace yorisoi::decision
