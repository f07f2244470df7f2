export { default as AreaPick } from './AreaPick.vue'
export { areaName } from './areaName'
