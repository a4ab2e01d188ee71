//! What docutils calls boxes and tables of contents in other languages than English.

/// The kinds of labels, in the order of each row of [`LABELS`].
const KINDS: [&str; 10] = [
    "attention",
    "caution",
    "danger",
    "error",
    "hint",
    "important",
    "note",
    "tip",
    "warning",
    "contents",
];

/// A language as docutils names it, and its labels.
#[rustfmt::skip]
const LABELS: [(&str, [&str; 10]); 28] = [
    ("af", ["Aandag!", "Wees versigtig!", "!GEVAAR!", "Fout", "Wenk", "Belangrik", "Nota", "Tip", "Waarskuwing", "Inhoud"]),
    ("ar", ["تنبيه", "احتیاط", "خطر", "خطأ", "تلميح", "مهم", "ملاحظة", "نصيحة", "تحذير", "المحتوى"]),
    ("ca", ["Atenció!", "Compte!", "PERILL!", "Error", "Suggeriment", "Important", "Nota", "Consell", "Avís", "Contingut"]),
    ("cs", ["Pozor!", "Opatrně!", "!NEBEZPEČÍ!", "Chyba", "Rada", "Důležité", "Poznámka", "Tip", "Varování", "Obsah"]),
    ("da", ["Giv agt!", "Pas på!", "!FARE!", "Fejl", "Vink", "Vigtigt", "Bemærk", "Tips", "Advarsel", "Indhold"]),
    ("de", ["Achtung!", "Vorsicht!", "!GEFAHR!", "Fehler", "Hinweis", "Wichtig", "Bemerkung", "Tipp", "Warnung", "Inhalt"]),
    ("eo", ["Atentu!", "Zorgu!", "DANĜERO!", "Eraro", "Spuro", "Grava", "Noto", "Helpeto", "Averto", "Enhavo"]),
    ("es", ["¡Atención!", "¡Precaución!", "¡PELIGRO!", "Error", "Sugerencia", "Importante", "Nota", "Consejo", "Advertencia", "Contenido"]),
    ("fa", ["توجه!", "احتیاط!", "خطر!", "خطا", "راهنما", "مهم", "یادداشت", "نکته", "اخطار", "محتوا"]),
    ("fi", ["Huomio!", "Varo!", "!VAARA!", "Virhe", "Vihje", "Tärkeää", "Huomautus", "Neuvo", "Varoitus", "Sisällys"]),
    ("fr", ["Attention!", "Avertissement!", "!DANGER!", "Erreur", "Indication", "Important", "Note", "Astuce", "Avis", "Sommaire"]),
    ("gl", ["Atención!", "Advertencia!", "PERIGO!", "Erro", "Consello", "Importante", "Nota", "Suxestión", "Aviso", "Contido"]),
    ("he", ["תשומת לב", "זהירות", "סכנה", "שגיאה", "רמז", "חשוב", "הערה", "טיפ", "אזהרה", "תוכן"]),
    ("it", ["Attenzione!", "Cautela!", "!PERICOLO!", "Errore", "Suggerimento", "Importante", "Nota", "Consiglio", "Avvertenza", "Indice"]),
    ("ja", ["注目!", "注意!", "!危険!", "エラー", "ヒント", "重要", "備考", "通報", "警告", "目次"]),
    ("ka", ["ყურადღება!", "ფრთხილად!", "საშიშია!", "შეცდომა", "რჩევა", "მნიშვნელოვანია", "შენიშვნა", "მინიშნება", "გაფრთხილება", "შემცველობა"]),
    ("ko", ["집중!", "주의!", "!위험!", "오류", "실마리", "중요한", "비고", "팁", "경고", "목차"]),
    ("lt", ["Dėmesio!", "Atsargiai!", "!PAVOJINGA!", "Klaida", "Užuomina", "Svarbu", "Pastaba", "Patarimas", "Įspėjimas", "Turinys"]),
    ("lv", ["Uzmanību!", "Piesardzību!", "!BĪSTAMI!", "Kļūda", "Ieteikums", "Svarīgi", "Piezīme", "Padoms", "Brīdinājums", "Saturs"]),
    ("nl", ["Attentie!", "Let op!", "!GEVAAR!", "Fout", "Hint", "Belangrijk", "Opmerking", "Tip", "Waarschuwing", "Inhoud"]),
    ("pl", ["Uwaga!", "Ostrożnie!", "!Niebezpieczeństwo!", "Błąd", "Wskazówka", "Ważne", "Przypis", "Rada", "Ostrzeżenie", "Treść"]),
    ("pt_br", ["Atenção!", "Cuidado!", "PERIGO!", "Erro", "Sugestão", "Importante", "Nota", "Dica", "Aviso", "Sumário"]),
    ("ru", ["Внимание!", "Осторожно!", "ОПАСНО!", "Ошибка", "Совет", "Важно", "Примечание", "Подсказка", "Предупреждение", "Содержание"]),
    ("sk", ["Pozor!", "Opatrne!", "!NEBEZPEČENSTVO!", "Chyba", "Rada", "Dôležité", "Poznámka", "Tip", "Varovanie", "Obsah"]),
    ("sv", ["Observera!", "Akta!", "FARA!", "Fel", "Vink", "Viktigt", "Notera", "Tips", "Varning", "Innehåll"]),
    ("uk", ["Увага!", "Обережно!", "НЕБЕЗПЕЧНО!", "Помилка", "Порада", "Важливо", "Примітка", "Підказка", "Попередження", "Зміст"]),
    ("zh_cn", ["注意", "小心", "危险", "错误", "提示", "重要", "注解", "技巧", "警告", "目录"]),
    ("zh_tw", ["注意！", "小心！", "！危險！", "錯誤", "提示", "重要", "註釋", "秘訣", "警告", "目錄"]),
];

/// The label of `kind` in a language such as `de` or `pt-BR`; `english` where docutils has no words of that language.
pub(crate) fn label(kind: &str, language: &str, english: &str) -> String {
    let tag = language.to_lowercase().replace('-', "_");
    let column = KINDS.iter().position(|it| *it == kind);
    let found = column.and_then(|column| {
        // `de_at` is read as `de` unless docutils has it.
        let mut name = tag.as_str();
        loop {
            if let Some((_, row)) = LABELS.iter().find(|(it, _)| *it == name) {
                return Some(row[column]);
            }
            name = name.rsplit_once('_')?.0;
        }
    });
    found.unwrap_or(english).to_owned()
}

#[cfg(test)]
mod tests {
    use super::label;

    /// Each as docutils has it.
    #[test]
    fn labels_are_in_the_language_of_the_document() {
        for (language, wanted) in [
            ("de", "Bemerkung"),
            ("de-AT", "Bemerkung"),
            ("pt_BR", "Nota"),
            ("pt", "Note"),
            ("en", "Note"),
            ("", "Note"),
        ] {
            assert_eq!(label("note", language, "Note"), wanted, "{language}");
        }
    }
}
