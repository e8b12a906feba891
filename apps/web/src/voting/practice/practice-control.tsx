import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { GraduationCap, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PracticeView } from '#libs/voting';
import { api } from '../../platform/api';
import { ProblemAlert } from '../../platform/problem-alert';

interface PracticeControlProps {
  readonly workshopId: string;
  readonly practice: PracticeView | null;
}

/** For who drives the room: a practice vote begins with one tap, and ends with one. */
export function PracticeControl({ workshopId, practice }: PracticeControlProps) {
  const { t } = useTranslation('voting');
  const path = `/api/workshops/${workshopId}/practice`;
  const change = useMutation({
    mutationFn: () => (practice ? api.delete<void>(path) : api.post<void>(path)),
  });
  const Icon = practice ? Square : GraduationCap;
  return (
    <>
      <Button
        variant="default"
        loading={change.isPending}
        leftSection={<Icon size={18} aria-hidden />}
        onClick={() => change.mutate()}
      >
        {t(practice ? 'practice.stop' : 'practice.start')}
      </Button>
      {change.isError && <ProblemAlert problem={change.error} />}
    </>
  );
}
