// Small parts that every view uses.
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { severityName } from '../names'
import { SEVERITIES, type Severity } from '../model'

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & { look?: 'primary' | 'plain' }

export function Button({ look, class: extra, ...rest }: ButtonProps) {
  return <button type="button" {...rest} class={['button', look, extra].filter(Boolean).join(' ')} />
}

// One shape for each severity: colour is never the only sign.
const SHAPES: Record<Severity, string> = {
  0: 'M6 2.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7z',
  1: 'M6 1.2L11.4 10.8H0.6z',
  2: 'M3.6 0.6H8.4L11.4 3.6V8.4L8.4 11.4H3.6L0.6 8.4V3.6z',
}

export function SeverityShape({ severity }: { severity: Severity }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={SHAPES[severity]} fill="currentColor" />
    </svg>
  )
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  return (
    <span class={`severity ${SEVERITIES[severity]}`}>
      <SeverityShape severity={severity} />
      {severityName(severity)}
    </span>
  )
}

/** A table that scrolls by itself where it is too wide; its caption is read out, and shown by the heading above it. */
export function Table({ caption, children }: { caption: string; children: ComponentChildren }) {
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="table">
        <caption class="vh">{caption}</caption>
        {children}
      </table>
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

export function Panel({ title, class: extra, children }: { title?: string; class?: string; children: ComponentChildren }) {
  return (
    <section class={['panel', extra].filter(Boolean).join(' ')}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}

export interface Choice<T extends string> {
  value: T
  label: string
}

export function Select<T extends string>({ label, value, choices, onChange, hideLabel }: {
  label: string
  value: T
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
  hideLabel?: boolean
}) {
  return (
    <label class="select">
      <span class={hideLabel ? 'vh' : 'quiet'}>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
