// Why a finding was reported, and what a report remarks, in Vietnamese. The program says both in English; the fixed words at
// the beginning are replaced, what follows (words of the texts, numbers) stays. tests/browser/unit/reasons.test.ts looks
// every opening up in the program's sources.
import { language } from './i18n'

// Longer openings before those that they begin with.
export const REASONS: readonly (readonly [english: string, vietnamese: string])[] = [
  ['left in the source language: ', 'để nguyên ở ngôn ngữ gốc: '],
  ['number changed: ', 'con số bị đổi: '],
  ['number lost: ', 'mất con số: '],
  ['number added: ', 'thêm con số: '],
  ['day and month changed places: ', 'ngày và tháng bị đảo: '],
  ['number keeps the separators of the source language: ', 'con số giữ dấu phân cách của ngôn ngữ gốc: '],
  ['unit changed: ', 'đơn vị bị đổi: '],
  ['unit lost: ', 'mất đơn vị: '],
  ['unit added: ', 'thêm đơn vị: '],
  ['name misspelt: ', 'tên riêng viết sai: '],
  ['name changed: ', 'tên riêng bị đổi: '],
  ['name lost: ', 'mất tên riêng: '],
  ['abbreviation changed: ', 'chữ viết tắt bị đổi: '],
  ['abbreviation lost: ', 'mất chữ viết tắt: '],
  ['negation lost: ', 'mất từ phủ định: '],
  ['negation added: ', 'thêm từ phủ định: '],
  ['not translated: the target is the source', 'chưa dịch: bản dịch chính là bản gốc'],
  ['the target is the source as it is', 'bản dịch giống hệt bản gốc'],
  ['no translation', 'không có bản dịch'],
  ['word twice in a row: ', 'từ lặp hai lần liền: '],
  ['said twice in a row: ', 'nói hai lần liền: '],
  ['quotation mark without a partner: ', 'dấu ngoặc kép không có cặp: '],
  ['bracket opened and not closed: ', 'ngoặc mở mà không đóng: '],
  ['bracket closed and not opened: ', 'ngoặc đóng mà không mở: '],
  ['several spaces in a row', 'nhiều dấu cách liền nhau'],
  ['mark set twice: ', 'dấu câu đặt hai lần: '],
  ['no space behind ', 'thiếu dấu cách sau '],
  ['no space before ', 'thiếu dấu cách trước '],
  ['space behind ', 'thừa dấu cách sau '],
  ['space before ', 'thừa dấu cách trước '],
  ['no space beside the tag: ', 'thiếu dấu cách cạnh thẻ: '],
  ['begins with a capital, the source does not: ', 'mở đầu bằng chữ hoa, bản gốc thì không: '],
  ['begins with a small letter, the source with a capital: ', 'mở đầu bằng chữ thường, bản gốc bằng chữ hoa: '],
  ['the source is in capitals, the translation is not', 'bản gốc viết hoa toàn bộ, bản dịch thì không'],
  ['in capitals, the source is not', 'viết hoa toàn bộ, bản gốc thì không'],
  ['two capitals at the beginning of ', 'hai chữ hoa ở đầu '],
  ['a letter three times in ', 'một chữ cái gõ ba lần trong '],
  ['misspelt syllable: ', 'âm tiết viết sai: '],
  ['characters of a wrong encoding: ', 'ký tự sai bảng mã: '],
  ['a character was lost in conversion (U+FFFD)', 'một ký tự bị mất khi chuyển mã (U+FFFD)'],
  ['placeholder damaged: ', 'chỗ điền giá trị bị hỏng: '],
  ['placeholder lost: ', 'mất chỗ điền giá trị: '],
  ['placeholder added: ', 'thêm chỗ điền giá trị: '],
  ['placeholder changed: ', 'chỗ điền giá trị bị đổi: '],
  ['attribute lost: ', 'mất thuộc tính: '],
  ['attribute changed: ', 'thuộc tính bị đổi: '],
  ['attribute added: ', 'thêm thuộc tính: '],
  ['tag changed: ', 'thẻ bị đổi: '],
  ['tag lost: ', 'mất thẻ: '],
  ['tag added: ', 'thêm thẻ: '],
  ['tag is not closed: ', 'thẻ không đóng: '],
  ['tag closes out of order: ', 'thẻ đóng sai thứ tự: '],
  ['markup lost: ', 'mất định dạng: '],
  ['markup broken: ', 'định dạng bị hỏng: '],
  ['markup changed: ', 'định dạng bị đổi: '],
  ['markup added: ', 'thêm định dạng: '],
  ['forbidden term ', 'thuật ngữ cấm '],
  ['not in the dictionary: ', 'không có trong từ điển: '],
  ['translated differently in unit ', 'được dịch khác ở đoạn '],
  ['has the translation of another text, in unit ', 'trùng bản dịch của câu gốc khác, ở đoạn '],
  ['Findings that are suppressed do not count.', 'Không tính các phát hiện đã bỏ qua.'],
]

// "clause left out: …": how much, and what became of it.
export const EXTENTS: Readonly<Record<string, string>> = { words: 'từ ngữ', item: 'mục', clause: 'vế câu', sentence: 'câu' }
export const FATES: readonly (readonly [english: string, vietnamese: string])[] = [
  [' left out: ', ' bị bỏ sót: '],
  [' without a source: ', ' không có trong bản gốc: '],
]

/** The reason or the remark in the language that is set; as it is where its opening is not known. */
export function reasonText(message: string): string {
  if (language.value !== 'vi') return message
  for (const [english, vietnamese] of REASONS) {
    if (message.startsWith(english)) return vietnamese + message.slice(english.length)
  }
  for (const [fate, vietnamese] of FATES) {
    const end = message.indexOf(fate)
    const extent = end > 0 ? EXTENTS[message.slice(0, end)] : undefined
    if (extent) return extent + vietnamese + message.slice(end + fate.length)
  }
  return message
}

/** The language of what `reasonText` gives. */
export const reasonLanguage = (message: string): string => (reasonText(message) === message ? 'en' : language.value)
