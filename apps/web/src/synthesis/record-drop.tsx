import { Text } from '@mantine/core';
import { FileCheck2 } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './record-drop.module.css';

interface RecordDropProps {
  /** the file that was taken last */
  readonly taken: string | null;
  readonly onFile: (file: File) => void;
}

/** Where a record is dropped; a click, the space bar and Enter open the browser's choice of a file. */
export function RecordDrop({ taken, onFile }: RecordDropProps) {
  const { t } = useTranslation('synthesis');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  const dragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <label
      className={classes['drop']}
      data-over={over}
      onDrop={drop}
      onDragOver={dragOver}
      onDragLeave={() => setOver(false)}
    >
      <FileCheck2 aria-hidden size={28} strokeWidth={1.5} />
      <span className={classes['words']}>
        <Text span fw={600}>
          {t('verify.choose')}
        </Text>
        <Text span size="sm" c="dimmed">
          {taken === null ? t('verify.chooseHint') : <bdi>{taken}</bdi>}
        </Text>
      </span>
      <input
        ref={input}
        className={classes['input']}
        type="file"
        accept=".json,application/json"
        aria-label={t('verify.choose')}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) onFile(file);
          // the same file may have changed, and be chosen again
          currentTarget.value = '';
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') input.current?.click();
        }}
      />
    </label>
  );
}
