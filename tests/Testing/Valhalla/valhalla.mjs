// Valhalla as one process: makes its tiles of an extract, then answers a matrix for each line of JSON that it is asked, in order.
//   node valhalla.mjs FOLDER EXTRACT.pbf exact|fast
// exact: plain roads without a hierarchy and one Dijkstra a source, so that no way is missed; fast: as Valhalla serves by default.
// Asked: {"sources": [[lon, lat], …], "targets": […], "options": {…}}; answered: {"milliseconds": …, "metres": [[…]], "seconds": [[…]]}, null where there is no way.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Actor, getConfig } from '@valhallajs/valhallajs'

const [folder, extract, kind] = process.argv.slice(2)
const config = await getConfig({ tileDir: folder, tileExtract: '' })
for (const part of ['mjolnir', 'loki', 'thor', 'odin', 'meili']) config[part].logging.type = ''
for (const limits of Object.values(config.service_limits)) if (limits.max_matrix_location_pairs) Object.assign(limits, { max_matrix_location_pairs: 1_000_000, max_matrix_distance: 5_000_000, max_locations: 1000 })
if (kind === 'exact') {
  Object.assign(config.mjolnir, { hierarchy: false, shortcuts: false, reclassify_links: false })
  config.thor.source_to_target_algorithm = 'timedistancematrix'
}

const settings = join(folder, 'config.json')
writeFileSync(settings, JSON.stringify(config))
const built = spawnSync(process.execPath, [fileURLToPath(new URL('node_modules/@valhallajs/valhallajs/bin/valhalla-cli.js', import.meta.url)), 'build_tiles', '-c', settings, extract], { cwd: folder, encoding: 'utf8' })
if (built.status !== 0) throw new Error(built.stderr + built.stdout)

const actor = new Actor(config)
const here = ([lon, lat]) => ({ lon, lat, radius: 0, minimum_reachability: 0, node_snap_tolerance: 0 })
console.log('ready')
for await (const line of createInterface({ input: process.stdin })) {
  const { sources, targets, options } = JSON.parse(line)
  const question = JSON.stringify({ sources: sources.map(here), targets: targets.map(here), costing: 'auto', costing_options: { auto: options }, verbose: false, units: 'kilometers' })
  const begun = performance.now()
  // Where no pair at all has a way, it refuses instead of answering with nothing.
  const answer = await actor.actor.matrix(question).catch((refusal) => refusal)
  const milliseconds = performance.now() - begun
  if (answer instanceof Error && !answer.message.includes('No path could be found')) throw answer
  const none = sources.map(() => targets.map(() => null))
  const { distances, durations } = answer instanceof Error ? { distances: none, durations: none } : JSON.parse(answer).sources_to_targets
  console.log(JSON.stringify({ milliseconds, metres: distances.map((row, i) => row.map((km, j) => (durations[i][j] === null ? null : km * 1000))), seconds: durations }))
}
