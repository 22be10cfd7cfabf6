import { useQuery } from '@pinia/colada'
import { useAccess } from '~shared/access/use_access'

export function useDevices() {
  const access = useAccess()
  return useQuery({ key: ['devices'], query: () => access.devices() })
}

export function useFactors() {
  const access = useAccess()
  return useQuery({ key: ['factors'], query: () => access.factors() })
}
