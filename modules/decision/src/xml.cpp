// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/decision/xml.h"

#include <Poco/SAX/Attributes.h>
#include <Poco/SAX/DefaultHandler.h>
#include <Poco/SAX/Locator.h>
#include <Poco/SAX/SAXException.h>
#include <Poco/SAX/SAXParser.h>

#include "utf8.h"

namespace yorisoi::decision {

using base::ErrorCode;

std::string_view XmlElement::attribute(std::string_view key) const
{
    for (const auto &[name1, value] : attributes)
        if (name1 == key)
            return value;
    return {};
}

bool XmlElement::has(std::string_view key) const
{
    for (const auto &attribute1 : attributes)
        if (attribute1.first == key)
            return true;
    return false;
}

const XmlElement *XmlElement::child(std::string_view key) const
{
    for (const auto &one : children)
        if (one->name == key)
            return one.get();
    return nullptr;
}

std::string_view XmlElement::childText(std::string_view key) const
{
    const XmlElement *found = child(key);
    return found ? std::string_view(found->text) : std::string_view();
}

namespace {

constexpr std::size_t kMaximumBytes = std::size_t{64} << 20U;
constexpr std::size_t kMaximumElements = 1'000'000;
constexpr std::size_t kMaximumLevels = 200;

class Handler final : public Poco::XML::DefaultHandler {
public:
    void setDocumentLocator(const Poco::XML::Locator *locator) override { locator_ = locator; }

    void startElement(const Poco::XML::XMLString &uri, const Poco::XML::XMLString &localName,
                      const Poco::XML::XMLString &,
                      const Poco::XML::Attributes &attributes) override
    {
        // expat must not be left by an exception: past a bound everything is ignored.
        if (tooLarge)
            return;
        if (++count_ > kMaximumElements || open_.size() >= kMaximumLevels) {
            tooLarge = true;
            return;
        }
        auto element = std::make_unique<XmlElement>();
        element->name = localName;
        element->namespaceUri = uri;
        element->line = locator_ ? locator_->getLineNumber() : 0;
        element->column = locator_ ? locator_->getColumnNumber() + 1 : 0;
        for (int i = 0; i < attributes.getLength(); ++i)
            element->attributes.emplace_back(attributes.getLocalName(i), attributes.getValue(i));
        XmlElement *added = element.get();
        if (open_.empty())
            root = std::move(element);
        else
            open_.back()->children.push_back(std::move(element));
        open_.push_back(added);
    }

    void endElement(const Poco::XML::XMLString &, const Poco::XML::XMLString &,
                    const Poco::XML::XMLString &) override
    {
        if (!tooLarge)
            open_.pop_back();
    }

    void characters(const Poco::XML::XMLChar text[], int start, int length) override
    {
        if (!tooLarge && !open_.empty())
            open_.back()->text.append(text + start, static_cast<std::size_t>(length));
    }

    std::unique_ptr<XmlElement> root;
    bool tooLarge = false;

private:
    const Poco::XML::Locator *locator_ = nullptr;
    std::vector<XmlElement *> open_;
    std::size_t count_ = 0;
};

} // namespace

base::Result<std::unique_ptr<XmlElement>> readXml(std::string_view xml)
{
    if (xml.size() > kMaximumBytes)
        return base::fail(ErrorCode::TooLarge, "XML: more than 64 MiB");
    if (!isUtf8(xml) || xml.find('\0') != std::string_view::npos)
        return base::fail(ErrorCode::InvalidInput, "XML: not UTF-8");
    if (xml.find("<!DOCTYPE") != std::string_view::npos ||
        xml.find("<!ENTITY") != std::string_view::npos)
        return base::fail(ErrorCode::InvalidInput, "XML: document type declarations are refused");
    Handler handler;
    try {
        Poco::XML::SAXParser parser;
        parser.setEncoding("UTF-8");
        parser.setFeature(Poco::XML::XMLReader::FEATURE_NAMESPACES, true);
        parser.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_GENERAL_ENTITIES, false);
        parser.setFeature(Poco::XML::XMLReader::FEATURE_EXTERNAL_PARAMETER_ENTITIES, false);
        parser.setContentHandler(&handler);
        parser.parseMemoryNP(xml.data(), xml.size());
    } catch (const Poco::XML::SAXParseException &error) {
        return base::fail(ErrorCode::InvalidInput, "XML: " + error.displayText());
    } catch (const Poco::Exception &error) {
        return base::fail(ErrorCode::InvalidInput, "XML: " + error.displayText());
    } catch (const std::exception &error) {
        return base::fail(ErrorCode::InvalidInput, std::string("XML: ") + error.what());
    }
    if (handler.tooLarge)
        return base::fail(ErrorCode::TooLarge, "XML: more than a million elements or 200 levels");
    if (!handler.root)
        return base::fail(ErrorCode::InvalidInput, "XML: no root element");
    return std::move(handler.root);
}

} // namespace yorisoi::decision
