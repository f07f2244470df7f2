import boundaries from 'eslint-plugin-boundaries'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const kits = ['element-plus', 'element-plus/*', 'vant', 'vant/*', '@vant/*', 'echarts', 'echarts/*']

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/essential'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: tseslint.parser } } },
  {
    files: ['src/**/*.{ts,vue}'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: true },
      'boundaries/elements': [
        { type: 'face', pattern: 'src/(portal|field|office)', mode: 'folder', capture: ['face'] },
        { type: 'module', pattern: 'src/modules/*', mode: 'folder', capture: ['module'] },
        { type: 'shared', pattern: 'src/(ui|map|api|live|i18n|offline|session|testing)', mode: 'folder', capture: ['room'] },
      ],
    },
    rules: {
      'vue/multi-word-component-names': 'off',
      'no-console': 'error',
      // What a composable hands over is changed through it; only the prop itself stays.
      'vue/no-mutating-props': ['error', { shallowOnly: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // The walls: a face composes modules; a module knows another by its index alone; what is shared knows neither.
      'boundaries/element-types': ['error', {
        default: 'disallow',
        rules: [
          { from: ['face'], allow: [['face', { face: '${from.face}' }], 'module', 'shared'] },
          { from: ['module'], allow: ['module', 'shared'] },
          { from: ['shared'], allow: ['shared'] },
        ],
      }],
      'boundaries/entry-point': ['error', {
        default: 'disallow',
        rules: [
          { target: ['module'], allow: ['index.ts', 'portal.ts', 'field.ts', 'office.ts'] },
          { target: ['face', 'shared'], allow: '**' },
        ],
      }],
      'no-restricted-imports': ['error', { patterns: [
        { group: kits, message: 'Component kits are imported in src/ui alone.' },
        { group: ['maplibre-gl', 'maplibre-gl/*'], message: 'MapLibre is imported in src/map alone.' },
        { group: ['**/api/schema'], message: 'Types of the API come from @/api.' },
      ] }],
    },
  },
  { files: ['src/ui/**', 'src/map/**', 'src/api/**'], rules: { 'no-restricted-imports': 'off' } },
)
