import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { LanguageSwitch, PageFrame, PersonMenu } from './page-frame.tsx';
import { Styleguide, StyleguideContext } from './styleguide.tsx';
import { frameWords, navigation } from './styleguide-story.ts';

/** The style guide in a frame of its own, every slot filled. Goes inside `Document`. */
export function FramedStyleguide() {
  return (
    <PageFrame
      words={frameWords}
      siteName="Toile"
      homeHref="#accueil"
      place={{ label: 'Équipe des Trois-Ruisseaux', href: '#espace' }}
      navigation={navigation}
      search={{ action: '#recherche', label: 'Chercher', buttonLabel: 'Lancer la recherche' }}
      person={<PersonSample />}
      banner={<p>Démonstration : le quartier, les personnes et les organismes sont inventés.</p>}
      notice={<Notice kind="success" title="La trace est enregistrée." />}
      trail={[
        { label: 'Dossiers', href: '#dossiers' },
        { label: 'Vie des aînés', href: '#aines' },
      ]}
      heading="Groupe de marche des Trois-Ruisseaux"
      aside={<StyleguideContext />}
      footer={<FootSample />}
    >
      <Styleguide />
    </PageFrame>
  );
}

function PersonSample() {
  return (
    <PersonMenu
      label="Maude Lavertu"
      links={[
        { label: 'Mon compte', href: '#compte' },
        { label: 'Mes appareils', href: '#appareils' },
      ]}
    >
      <form method="post" action="#sortie">
        <Button look="quiet">Se déconnecter</Button>
      </form>
    </PersonMenu>
  );
}

function FootSample() {
  return (
    <>
      <LanguageSwitch action="#langue" language="en" label="English" returnTo="#" />
      <p>Logiciel libre (AGPL-3.0)</p>
      <p>
        <a href="#accessibilite">Accessibilité</a>
      </p>
    </>
  );
}
