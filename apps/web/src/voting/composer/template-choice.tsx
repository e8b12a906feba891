import { NativeSelect, Radio, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './composer.module.css';
import { underMore, upFront, type TemplateName } from './templates';

interface TemplateChoiceProps {
  readonly value: TemplateName;
  readonly onChange: (template: TemplateName) => void;
}

const card = { root: classes['card'] ?? '', body: classes['cardBody'] ?? '' };

/** What a poll is for: four choices up front, the rest by name under "More". */
export function TemplateChoice({ value, onChange }: TemplateChoiceProps) {
  const { t } = useTranslation('voting');
  const isFromMore = underMore.includes(value);
  return (
    <>
      <Radio.Group
        aria-label={t('composer.what')}
        value={value}
        onChange={(chosen) => onChange(chosen as TemplateName)}
      >
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
          {upFront.map((name) => (
            <Radio
              key={name}
              value={name}
              classNames={card}
              label={<Text fw={600}>{t(`template.${name}.name`)}</Text>}
              description={t(`template.${name}.text`)}
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
      <NativeSelect
        label={t('composer.moreTemplates')}
        description={isFromMore ? t(`template.${value}.text`) : undefined}
        value={isFromMore ? value : ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(chosen === '' ? 'adopt' : (chosen as TemplateName));
        }}
        data={[
          { value: '', label: t('composer.noneOfMore') },
          ...underMore.map((name) => ({ value: name, label: t(`template.${name}.name`) })),
        ]}
      />
    </>
  );
}
