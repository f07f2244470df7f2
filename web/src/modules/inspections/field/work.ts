import { computed } from 'vue'
import { newId, type Plain, type Schemas } from '@/api'
import { phone, useAnswer, type KeptFile } from '@/offline'

export type Inspection = Plain<Schemas['InspectionRow']>
export type DefectTask = Plain<Schemas['ListMyWorkDefectTask']>
export type Checklist = Plain<Schemas['ChecklistView']>

/** Of what waits to be sent: which inspections and defects it is about. */
const told = () => new Set((phone.value?.waiting.value ?? []).map((item) => (item.form as { about?: string } | undefined)?.about).filter(Boolean))

/** What waits for whoever is signed in, kept on the phone; what only waits to be sent is left out. */
export function useMyWork() {
  const answer = useAnswer<Plain<Schemas['ListMyWorkResponse']>>('/api/rounds/my-inspection-work')
  const work = computed(() => answer.value.value)
  return {
    ...answer,
    inspections: computed(() => (work.value?.inspections ?? []).filter((one) => !told().has(one.inspectionId))),
    toFix: computed(() => (work.value?.toFix ?? []).filter((one) => !told().has(one.defect.defectId))),
    toRecheck: computed(() => (work.value?.toRecheck ?? []).filter((one) => !told().has(one.defect.defectId))),
  }
}

/** The checklists in force, kept on the phone. */
export function useChecklists() {
  const answer = useAnswer<Checklist[]>('/api/rounds/checklists')
  return { ...answer, list: computed(() => answer.value.value ?? []) }
}

/** Puts an act on the queue; it is sent as soon as may be. `about`: the inspection or the defect. */
export function queueAct(about: string, path: string, kind: string, title: string, body: Record<string, unknown>, files: readonly KeptFile[]) {
  const actId = newId()
  return phone.value!.add({
    id: actId, kind, title, form: { about }, files: files.map(({ sha256, type, bytes }) => ({ sha256, type, bytes })),
    steps: [{ method: 'POST', path: `/api/rounds/${path}`, body: { actId, happenedAt: new Date().toISOString(), ...body } }],
  })
}
