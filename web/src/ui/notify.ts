import { reactive } from 'vue'

export interface Note { id: number, text: string, tone: 'plain' | 'ok' | 'over', undo?: () => void, again?: () => void }

/** Short words at the edge of the screen; one with something to press stays longer. */
export const notes = reactive<Note[]>([])
let next = 1

export function notify(text: string, tone: Note['tone'] = 'plain', undo?: Note['undo'], again?: Note['again']) {
  const note = { id: next++, text, tone, undo, again }
  notes.push(note)
  if (notes.length > 4) notes.shift()
  setTimeout(() => dismiss(note.id), undo || again ? 10_000 : 5000)
}

export function dismiss(id: number) {
  const at = notes.findIndex((n) => n.id === id)
  if (at >= 0) notes.splice(at, 1)
}
