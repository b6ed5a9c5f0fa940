// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "yorisoi/base/result.h"
#include "yorisoi/records/command.h"

/// The JSON forms of rows and commands as in resources/api/crm-v1.yaml. Canonical: the same row
/// always gives the same bytes, so hashes may be taken over them.
namespace yorisoi::records {

/// Appends `{"kind":"event","id":"…","ward":"27103","rev":1,"ver":[…],"v":{"field":value,…}}` on
/// one line without a line break. Fields that are not known are left out; `ver` is left out when
/// all fields are at `rev`.
void appendJson(std::string &out, const Row &row);
std::string toJson(const Row &row);
/// Unknown members and fields of newer releases are ignored; a known field of the wrong type is
/// refused with its name.
base::Result<Row> rowFromJson(std::string_view json);

std::string toJson(const Command &command);
base::Result<Command> commandFromJson(std::string_view json);
/// For a server: what this release does not know (an intent, kind or field of a newer one) or what
/// cannot be meant leaves a command without edits whose `notUnderstood` says so, so that it can be
/// answered by name. InvalidInput, with what is wrong, only for text that names no operation of a
/// device.
base::Result<Command> receivedCommandFromJson(std::string_view json);

/// One value as JSON text, for Conflict rows.
std::string toJson(const Value &value);

/// Decodes many rows with one set of buffers; not thread-safe, one per thread.
class RowReader {
public:
    RowReader();
    ~RowReader();
    RowReader(RowReader &&) noexcept;
    RowReader &operator=(RowReader &&) noexcept;
    /// `row` is overwritten; its buffers are reused.
    base::Status read(std::string_view json, Row &row);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::records
