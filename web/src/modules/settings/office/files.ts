import { api, body, type Schemas } from '@/api'

/** What a request that carries a file as its body adds. */
const asBody = (file: File) => ({ body: file as never, bodySerializer: (it: unknown) => it as BodyInit, headers: { 'Content-Type': /\.xlsx$/i.test(file.name) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv' } })

export const takeTypes = (file: File, trial: boolean): Promise<Schemas['ImportResponse']> => body(api.POST('/api/types/import', { params: { query: { trial } }, ...asBody(file) } as never))
export const takeResponsibilities = (file: File, trial: boolean): Promise<Schemas['ImportResponse']> => body(api.POST('/api/responsibilities/import', { params: { query: { trial } }, ...asBody(file) } as never))
export const takeHolidays = async (file: File, trial: boolean): Promise<Schemas['ImportResponse']> => (await body(api.POST('/api/calendar/holidays', { params: { query: { trial } }, ...asBody(file) } as never) as Promise<{ data?: Schemas['ImportHolidaysResponse'] }>)).report
