// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaProperty>
#include <QVariant>

/// Every property of a gadget as text, lists of gadgets indented below their name.
inline QByteArray dumpGadget(const QMetaObject &meta, const void *gadget, int depth = 0)
{
    const QByteArray indent(depth * 2, ' ');
    QByteArray text;
    for (int i = 0; i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        const QVariant value = property.readOnGadget(gadget);
        text += indent + property.name() + ":";
        if (value.typeId() == QMetaType::QVariantList) {
            text += '\n';
            for (const QVariant &one : value.toList())
                text += indent + "  -\n" +
                        dumpGadget(*one.metaType().metaObject(), one.constData(), depth + 2);
        } else if (value.typeId() == QMetaType::QStringList) {
            text += ' ' + value.toStringList().join(QStringLiteral(" / ")).toUtf8() + '\n';
        } else {
            text += ' ' + value.toString().toUtf8() + '\n';
        }
    }
    return text;
}

template <typename Gadget>
QByteArray dumpGadget(const Gadget &gadget)
{
    return dumpGadget(Gadget::staticMetaObject, &gadget);
}
