import { useI18n } from 'vue-i18n'

/** What a skill is called; a district's own code stays as it is. */
export function useSkillWords(): (skill: string) => string {
  const { t, te } = useI18n()
  return (skill) => te(`dispatch-office.skills.${skill}`) ? t(`dispatch-office.skills.${skill}`) : skill
}
