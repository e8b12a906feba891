import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ProblemAlert } from '../platform/problem-alert';
import { fetchFile, offerFile } from './fetch-file';

const formats = {
  docx: 'synthesis.docx',
  pdf: 'synthesis.pdf',
  html: 'synthesis.html',
  md: 'synthesis.md',
  record: 'record.json',
} as const;

type Format = keyof typeof formats;

interface DownloadsProps {
  readonly processId: string;
  readonly slug: string;
}

/** The report in five formats; each says that it is being made, and what went wrong where it was not. */
export function Downloads({ processId, slug }: DownloadsProps) {
  const { t } = useTranslation('synthesis');
  const download = useMutation({
    mutationFn: async (format: Format) => {
      const name = `${slug}-${formats[format]}`;
      offerFile(await fetchFile(`/api/processes/${processId}/${formats[format]}`), name);
      return name;
    },
  });
  return (
    <Stack gap="sm">
      <Group gap="sm">
        {(Object.keys(formats) as Format[]).map((format) => (
          <Button
            key={format}
            variant={format === 'docx' ? 'filled' : 'default'}
            leftSection={<Download size={16} aria-hidden />}
            loading={download.isPending && download.variables === format}
            disabled={download.isPending && download.variables !== format}
            onClick={() => download.mutate(format)}
          >
            {t(`formats.${format}`)}
          </Button>
        ))}
      </Group>
      <Text size="sm" c="dimmed" role="status">
        {download.isPending
          ? t('preparing')
          : download.isSuccess
            ? t('done', { file: download.data })
            : t('recordHint')}
      </Text>
      <Anchor component={Link} href="/verify" size="sm">
        {t('verifyLink')}
      </Anchor>
      {download.isError && <ProblemAlert problem={download.error} />}
    </Stack>
  );
}
