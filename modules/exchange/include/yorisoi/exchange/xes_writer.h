// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "yorisoi/exchange/xes_log.h"

/// XES as text. A log is `appendHeader`, traces, `appendFooter`; a trace is its beginning with its
/// attributes, events, and its end.
namespace yorisoi::exchange {

void appendHeader(std::string &out, const XesHeader &header);
void appendFooter(std::string &out);
void appendTraceBegin(std::string &out, const XesAttributes &attributes);
void appendEvent(std::string &out, const XesAttributes &attributes);
void appendTraceEnd(std::string &out);

std::string toXml(const XesHeader &header, const std::vector<XesTrace> &traces);

} // namespace yorisoi::exchange
