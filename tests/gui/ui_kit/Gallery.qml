// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import yorisoi.ui_kit

// One of every type of the kit, in every state that has a look of its own.
Rectangle {
    id: gallery

    width: 1280
    height: 860
    color: theme.canvas

    Theme {
        id: theme
    }
    Rectangle {
        anchors.fill: parent
        anchors.margins: 24
        color: theme.surface
        radius: theme.radius
    }
    Column {
        id: column

        x: 48
        y: 48
        width: parent.width - 96
        spacing: 20

        PlainLabel {
            text: "山田 花子（やまだ はなこ） <b>印</b>"
            font.pixelSize: theme.fontHero
            font.bold: true
        }
        Row {
            spacing: 12

            PrimaryButton {
                objectName: "primary"
                text: "対応を記録"
                iconName: "add"
                hint: "対応を記録（Ctrl+N）"
            }
            SecondaryButton {
                objectName: "secondary"
                text: "再検索"
            }
            TextButton {
                objectName: "text"
                text: "すべて表示"
                anchors.verticalCenter: parent.verticalCenter
            }
            IconButton {
                objectName: "icon"
                iconName: "filter"
                hint: "絞り込み"
            }
            PrimaryButton {
                text: "保存"
                enabled: false
            }
            SecondaryButton {
                text: "保存"
                enabled: false
                small: true
            }
        }
        Row {
            spacing: 8

            Repeater {
                model: ["counter", "van", "phone", "portal", "line", "email", "post", "visit", "online-counter"]

                Chip {
                    required property string modelData
                    required property int index

                    objectName: "chip-" + modelData
                    text: modelData
                    iconName: theme.channelIcon(modelData)
                    iconColor: theme.channelColor(modelData)
                    count: index * 137
                    checked: index === 2
                    enabled: index !== 7
                }
            }
        }
        Row {
            spacing: 8

            Repeater {
                model: ["neutral", "info", "success", "warning", "danger"]

                Row {
                    id: pair

                    required property string modelData

                    spacing: 8

                    Badge {
                        text: "支援措置"
                        tone: pair.modelData
                        iconName: "shield"
                    }
                    Badge {
                        text: "架空データ"
                        tone: pair.modelData
                        strong: true
                    }
                }
            }
        }
        SearchField {
            objectName: "search"
            width: 640
            placeholderText: "氏名・カナ・生年月日・電話番号・住所・番号で検索"
        }
        Row {
            spacing: 16

            FormField {
                width: 300
                label: "件名"
                required: true
                problem: "件名を入力してください"

                LineInput {
                    objectName: "line"
                    width: 300
                    invalid: true
                    Accessible.name: "件名"
                }
            }
            FormField {
                width: 240
                label: "チャネル"
                help: "窓口の場所から選ばれています"

                ComboInput {
                    objectName: "combo"
                    width: 240
                    model: ["窓口", "電話", "オンライン窓口"]
                    Accessible.name: "チャネル"
                }
            }
            TextBox {
                objectName: "box"
                width: 480
                height: 110
                placeholderText: "相談の内容"
            }
        }
        BusyBar {
            width: 640
            running: true
            progress: 0.4
        }
        Row {
            spacing: 16

            ErrorPanel {
                width: 560
                title: "中央CRMに接続できません。"
                advice: "このまま業務を続けられます。記録はこの端末に保存され、接続が戻りしだい送信されます。"
                tone: "warning"
            }
            EmptyPanel {
                width: 480
                iconName: "search"
                title: "該当する人が見つかりません"
                advice: "カナや生年月日、住所の一部でもお試しください。"
                actionText: "条件を消す"
            }
        }
        KeyHints {
            width: parent.width
            keys: [["↑ ↓", "選択"], ["Enter", "開く"]]
        }
        Flow {
            width: parent.width
            spacing: 10

            Repeater {
                model: iconNames

                Icon {
                    required property string modelData

                    name: modelData
                    size: 24
                }
            }
        }
    }

    required property var iconNames
}
