export { district, loadDistrict, middle } from './district'
