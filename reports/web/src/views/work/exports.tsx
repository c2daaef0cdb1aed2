// Decisions out of the page and into it.
import type { Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../../components/basics'
import { messages, number } from '../../i18n'
import { announce } from '../../state/announce'
import { chooseFile, copyText, download } from '../../state/download'
import type { Work } from '../../state/work'
import { acceptedText } from './accepted_text'
import { printFindings } from '../print/print'

const w = messages({
  hand_over: { en: 'Export', vi: 'Xuất' },
  suppressions: { en: 'Suppression file', vi: 'Tệp các phát hiện bỏ qua' },
  suppressions_more: { en: 'Dismissed: {count}; for lacuna check --suppressions', vi: '{count} phát hiện đã bỏ qua, dùng cho lacuna check --suppressions' },
  all: { en: 'All decisions', vi: 'Mọi quyết định' },
  all_more: { en: 'To hand over to a colleague, who imports them', vi: 'Để chuyển cho đồng nghiệp nhập vào' },
  import: { en: 'Import decisions …', vi: 'Nhập quyết định …' },
  import_more: { en: 'A colleague’s, or suppressions; the later ones win', vi: 'Từ tệp của đồng nghiệp hoặc tệp bỏ qua; quyết định sau được giữ' },
  copy: { en: 'Copy the accepted', vi: 'Chép các lỗi cần sửa' },
  copy_more: { en: 'To be mended: {count}; as text', vi: '{count} lỗi cần sửa, dạng văn bản' },
  print: { en: 'Print the list', vi: 'In danh sách' },
  print_more: { en: 'What the filters show; or save it as PDF', vi: 'Những phát hiện đang hiện; hoặc lưu thành PDF' },
  copied: { en: 'Findings copied: {count}.', vi: 'Đã chép {count} lỗi.' },
  not_copied: { en: 'The browser did not allow copying.', vi: 'Trình duyệt không cho chép.' },
  taken: { en: 'Decisions taken over: {taken}.', vi: 'Đã nhập {taken} quyết định.' },
  kept: { en: 'Yours that are later, and stay: {kept}.', vi: 'Giữ {kept} quyết định mới hơn của bạn.' },
  foreign: { en: 'Without a finding in this report: {foreign}.', vi: '{foreign} quyết định trong tệp không ứng với mục nào của báo cáo này.' },
  broken: { en: 'Entries that could not be read: {broken}.', vi: 'Không đọc được {broken} mục.' },
  no_file: { en: 'This file has no decisions of a Lacuna report: choose one that “All decisions” or “Suppression file” saved.', vi: 'Tệp này không chứa quyết định từ báo cáo Lacuna: hãy chọn tệp được lưu từ mục “Xuất”.' },
})

// What lies under the open menu is not to be used meanwhile: whoever shows the menu sees to that by `opened`.
export function Exports({ work, opened }: { work: Work; opened: Signal<boolean> }) {
  const open = opened.value
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const leave = (event: Event): void => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) opened.value = false
    }
    addEventListener('pointerdown', leave)
    addEventListener('focusin', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('focusin', leave)
    }
  }, [open])
  void work.decided.version.value
  const counts = work.decided.counts()

  const importFile = async (): Promise<void> => {
    const taken = await work.decided.take(await chooseFile('.json,application/json'))
    if (!taken) {
      announce(w('no_file'))
      return
    }
    const parts = [w('taken', { taken: taken.taken })]
    for (const part of ['kept', 'foreign', 'broken'] as const) if (taken[part] > 0) parts.push(w(part, { [part]: taken[part] }))
    announce(parts.join(' '))
  }
  const copy = async (): Promise<void> => {
    const { text, count } = await acceptedText(work)
    announce((await copyText(text)) ? w('copied', { count: number(count) }) : w('not_copied'))
  }
  const does = (action: () => unknown) => () => {
    opened.value = false
    void action()
  }
  return (
    <div
      class="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        opened.value = false
        box.current?.querySelector('button')?.focus()
      }}
    >
      <Button aria-expanded={open} aria-controls="exports" onClick={() => (opened.value = !open)}>
        {w('hand_over')}
        <span aria-hidden="true">▾</span>
      </Button>
      <div id="exports" class="menu-list" hidden={!open}>
        <Item name={w('suppressions')} more={w('suppressions_more', { count: number(counts.dismissed) })} onClick={does(() => download('lacuna.suppressions.json', work.decided.suppressions()))} />
        <Item name={w('all')} more={w('all_more')} onClick={does(() => download('lacuna.decisions.json', work.decided.all()))} />
        <Item name={w('import')} more={w('import_more')} onClick={does(importFile)} />
        <Item name={w('copy')} more={w('copy_more', { count: number(counts.accepted) })} onClick={does(copy)} />
        <Item name={w('print')} more={w('print_more')} onClick={does(() => printFindings(work))} />
      </div>
    </div>
  )
}

function Item({ name, more, onClick }: { name: string; more: string; onClick: () => void }) {
  return (
    <button type="button" class="menu-item" onClick={onClick}>
      <span>{name}</span>
      <span class="quiet small">{more}</span>
    </button>
  )
}
