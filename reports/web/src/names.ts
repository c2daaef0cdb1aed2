// What checks and severities are called. Ids stay visible where an editor may need them (filters, exports).
import { messages } from './i18n'
import { SEVERITIES, type Severity } from './model'

const severities = messages({
  critical: { en: 'Critical', vi: 'Nghiêm trọng' },
  major: { en: 'Major', vi: 'Nặng' },
  minor: { en: 'Minor', vi: 'Nhẹ' },
})

export const severityName = (severity: Severity): string => severities(SEVERITIES[severity])

const CHECKS = {
  omission: { en: 'Omission', vi: 'Bỏ sót' },
  addition: { en: 'Addition', vi: 'Thêm thừa' },
  moved: { en: 'Moved sentence', vi: 'Câu bị chuyển chỗ' },
  untranslated: { en: 'Left untranslated', vi: 'Để nguyên chưa dịch' },
  repetition: { en: 'Repetition', vi: 'Lặp từ' },
  empty: { en: 'Empty translation', vi: 'Bản dịch trống' },
  number: { en: 'Number', vi: 'Con số' },
  'number-added': { en: 'Added number', vi: 'Con số thêm vào' },
  unit: { en: 'Unit of measure', vi: 'Đơn vị đo' },
  name: { en: 'Name', vi: 'Tên riêng' },
  acronym: { en: 'Acronym', vi: 'Chữ viết tắt' },
  copied: { en: 'Source copied', vi: 'Chép nguyên bản gốc' },
  language: { en: 'Wrong language', vi: 'Sai ngôn ngữ' },
  script: { en: 'Wrong script', vi: 'Sai hệ chữ viết' },
  negation: { en: 'Negation', vi: 'Phủ định' },
  'list-length': { en: 'Length of a list', vi: 'Số mục liệt kê' },
  length: { en: 'Length', vi: 'Độ dài' },
  'max-length': { en: 'Too long', vi: 'Dài quá giới hạn' },
  url: { en: 'Web address', vi: 'Địa chỉ web' },
  email: { en: 'E-mail address', vi: 'Địa chỉ email' },
  path: { en: 'File path', vi: 'Đường dẫn tệp' },
  code: { en: 'Code', vi: 'Đoạn mã' },
  hashtag: { en: 'Hashtag', vi: 'Thẻ # và @' },
  placeholder: { en: 'Placeholder', vi: 'Chỗ điền giá trị' },
  tag: { en: 'Tag', vi: 'Thẻ định dạng' },
  'tag-order': { en: 'Order of tags', vi: 'Thứ tự thẻ' },
  'tag-spacing': { en: 'Space beside a tag', vi: 'Dấu cách quanh thẻ' },
  markdown: { en: 'Markdown', vi: 'Cú pháp Markdown' },
  entity: { en: 'Character entity', vi: 'Mã ký tự' },
  escape: { en: 'Escape sequence', vi: 'Chuỗi thoát' },
  accelerator: { en: 'Access key', vi: 'Phím truy cập' },
  symbol: { en: 'Symbol', vi: 'Ký hiệu' },
  alphanumeric: { en: 'Code of letters and figures', vi: 'Mã chữ và số' },
  'merge-marker': { en: 'Merge marker', vi: 'Dấu vết trộn tệp' },
  'unsafe-markup': { en: 'Unsafe markup', vi: 'Mã không an toàn' },
  'edge-space': { en: 'Space at the edge', vi: 'Dấu cách ở đầu hoặc cuối' },
  'double-space': { en: 'Double space', vi: 'Hai dấu cách liền nhau' },
  'line-breaks': { en: 'Line breaks', vi: 'Ngắt dòng' },
  invisible: { en: 'Invisible character', vi: 'Ký tự vô hình' },
  control: { en: 'Control character', vi: 'Ký tự điều khiển' },
  mojibake: { en: 'Wrong encoding', vi: 'Lỗi bảng mã' },
  confusable: { en: 'Look-alike letter', vi: 'Chữ trông giống nhau' },
  decomposed: { en: 'Decomposed letters', vi: 'Chữ tách rời dấu' },
  'tone-mark': { en: 'Tone mark', vi: 'Vị trí dấu thanh' },
  'tone-style': { en: 'Style of tone marks', vi: 'Kiểu đặt dấu thanh' },
  spacing: { en: 'Spacing', vi: 'Dấu cách quanh dấu câu' },
  'end-mark': { en: 'Mark at the end', vi: 'Dấu cuối câu' },
  ellipsis: { en: 'Ellipsis', vi: 'Dấu ba chấm' },
  bracket: { en: 'Bracket', vi: 'Dấu ngoặc' },
  quote: { en: 'Quotation mark', vi: 'Dấu ngoặc kép' },
  'initial-case': { en: 'First letter', vi: 'Chữ hoa đầu câu' },
  'all-capitals': { en: 'All capitals', vi: 'Viết hoa toàn bộ' },
  'doubled-word': { en: 'Doubled word', vi: 'Từ viết hai lần' },
  'stray-capital': { en: 'Stray capital', vi: 'Chữ hoa lạc' },
  'tripled-letter': { en: 'Tripled letter', vi: 'Chữ cái gõ ba lần' },
  term: { en: 'Term', vi: 'Thuật ngữ' },
  'forbidden-term': { en: 'Forbidden term', vi: 'Thuật ngữ cấm' },
  spelling: { en: 'Spelling', vi: 'Chính tả' },
  pattern: { en: 'Pattern', vi: 'Mẫu riêng' },
  'inconsistent-target': { en: 'Inconsistent translation', vi: 'Dịch không thống nhất' },
  'inconsistent-source': { en: 'One translation for several', vi: 'Nhiều câu gốc, một bản dịch' },
} as const

const checks = messages(CHECKS)

/** A check's name; the id itself where it is of the user's own patterns. */
export const checkName = (rule: string): string => (rule in CHECKS ? checks(rule as keyof typeof CHECKS) : rule)

/** How findings of a check are marked: `omission`, `addition` or `other`. */
export const lookOf = (rule: string): 'omission' | 'addition' | 'other' => (rule === 'omission' || rule === 'empty' ? 'omission' : rule === 'addition' ? 'addition' : 'other')
