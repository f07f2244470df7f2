import type { Draft } from './draft'

const digits = '零一二三四五六七八九'

/** 1–99 as grids are called: 七, 十二, 二十. */
export function hanNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return (tens > 1 ? digits[tens]! : '') + (tens > 0 ? '十' : '') + (ones || !tens ? digits[ones]! : '')
}

/** The next free code, name and unit cell code, as the grids that are there have them. */
export function nextNumber(draft: Draft, base: Draft, community: string) {
  const all = [...draft, ...base]
  const last = Math.max(0, ...all.map((g) => Number(/(\d+)$/.exec(g.code)?.[1] ?? 0)))
  const sample = /^(.*?)(\d+)$/.exec(all.at(-1)?.code ?? '') ?? ['', 'G', '000']
  const number = last + 1
  const cells = all.map((g) => g.unitCellCode).filter((c) => c !== null)
  const cell = cells.length ? cells[0]!.slice(0, 12) + String(Math.max(...cells.map((c) => Number(c.slice(12)))) + 1).padStart(3, '0') : null
  return { code: sample[1]! + String(number).padStart(sample[2]!.length, '0'), name: `${community}第${hanNumber(number)}网格`, unitCellCode: cell }
}
