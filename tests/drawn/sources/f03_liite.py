from kit import *
def run(name,plan,th,ps,css,cfg):
    h=f'<div class="cover"><h1 data-t>{esc(cfg["cover"][0])}</h1>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['cover'][1:])+'</div>'
    if cfg.get('toc'): h+=f'<div class="tocp"><h2>{esc(cfg["toch"])}</h2>'+''.join(f'<p class="tl"><span class="blk">{esc(a)}</span><span class="blk">{b}</span></p>' for a,b in cfg['toc'])+'</div>'
    h+=f'<div class="chap"><h2>{esc(cfg["intro"][0])}</h2>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['intro'][1:])
    if cfg.get('ph'): h+=f'<h3>{esc(cfg["ph"][0])}</h3><p>{esc(cfg["ph"][1])}</p>'+ul('ph',cfg['ph'][2])
    h+='</div>'
    for t in th:
        n=t[0]
        h+=f'<div class="chap"><h2>{esc(cfg["th"].format(n=n,c=n+1,t=t[1]))}</h2>'
        h+=f'<h3>{esc(cfg["cs"].format(c=n+1))}</h3>'+''.join(f'<p data-i="{n}.cs">{esc(x)}</p>' for x in t[2])
        h+=f'<h3>{esc(cfg["st"].format(c=n+1))}</h3>'+ul(f'{n}.st',t[3])
        h+=f'<h3>{esc(cfg["dt"].format(c=n+1))}</h3>'+ul(f'{n}.dt',t[4],'ol' if cfg.get('dtol') else 'ul')
        h+=f'<h3>{esc(cfg["pr"].format(c=n+1))}</h3><p>{esc(cfg["prtext"])}</p><ul class="names">'+''.join(f'<li><span data-m="{p.key}" data-th="{n}">{esc(p.name)}</span></li>' for p in ps if p.th==n)+'</ul></div>'
    if cfg.get('outro'): h+=f'<div class="chap"><h2>{esc(cfg["outro"][0])}</h2>'+''.join(f'<p>{esc(x)}</p>' for x in cfg['outro'][1:])+'</div>'
    h+=f'<div class="app"><h2>{esc(cfg["app"])}</h2>'
    if cfg.get('appnote'): h+=f'<p>{esc(cfg["appnote"])}</p>'
    h+=f'<table><thead><tr>'+''.join(f'<th>{esc(x)}</th>' for x in cfg['cols'])+'</tr></thead>'
    def row(p):
        org=(f'{p.lead[0]} ({cfg["lead"]})' if p.lead else '')+(', ' if p.lead and p.others else '')+', '.join(p.others)
        org='<br>'.join(esc(x) for x in ([f'{p.lead[0]} ({cfg["lead"]})'] if p.lead else [])+p.others) if cfg['br'] else esc(org)
        if cfg['mode']=='b': org=org.replace('Kaakkois-Suomen ammattikorkeakoulu','Kaakkois-Suomen ammattikorkeakoulu (Xamk)')
        fun=esc(' ja '.join(f['name']+((' ('+f['instrument']+')') if f['instrument'] else '') for f in p.fun))
        if cfg['mode']=='a': cells=[f'<b>{esc(p.name)}</b><br>{esc(p.desc)}',org,fun,esc(p.pt)]
        else:
            a,b=[x.strip() for x in re.split('–',p.pt)] if '–' in p.pt else (p.pt,'')
            cells=[esc(p.name),esc(str(p.th)),org,fun+'<br>'+esc(p.pt),esc(p.desc)]
        tht='' if cfg['mode']=='b' else ''
        return f'<tr data-m="{p.key}" data-n="2" data-th="{p.th}">'+''.join(f'<td>{c}</td>' for c in cells)+'</tr>'
    if cfg['mode']=='a':
        for t in th: h+=f'<tr class="grp"><td colspan="{len(cfg["cols"])}">{esc(cfg["grp"].format(n=t[0],t=t[1]))}</td></tr>'+''.join(row(p) for p in ps if p.th==t[0])
    else: h+=''.join(row(p) for p in sorted(ps,key=lambda p:p.name.lower()))
    h+='</table>'
    if cfg.get('append'): h+=''.join(f'<p class="small">{esc(x)}</p>' for x in cfg['append'])
    h+='</div>'
    build(name,h,css,plan,ps,[(t[0],t[1],t[5] if len(t)>5 else None,[cfg['th'].format(n=t[0],c=t[0]+1,t=t[1]),f'Teema {t[0]}: {t[1]}',f'Kehittämisteema {t[0]}: {t[1]}']) for t in th],furniture=cfg['furn'],kinds=cfg.get('kinds'),about='Each project is named in its chapter and described in the appendix: two mentions.')
CA='''@page{size:A4;margin:26mm 24mm 22mm;@top-right{content:"Kymenlaakson liitto";font:9pt Carlito;color:#555}@bottom-center{content:counter(page);font:9pt Carlito}}@page :first{@top-right{content:""}@bottom-center{content:""}}@page wide{size:A4 landscape;margin:20mm 18mm 16mm}
body{font-family:Carlito;font-size:11pt;line-height:1.3}p{margin:0 0 3mm}.cover{padding-top:70mm;break-after:page}.cover h1{font-size:28pt;color:#1f3864;font-weight:400;line-height:1.2;margin-bottom:8mm}.cover p{font-size:14pt;color:#555}
h2{font-size:16pt;color:#2f5496;font-weight:400;margin:8mm 0 3mm;break-after:avoid}h3{font-size:13pt;color:#1f3864;font-weight:400;margin:4mm 0 2mm;break-after:avoid}.tocp{break-after:page}.tl{display:flex;justify-content:space-between;border-bottom:.5pt dotted #888;margin-bottom:2mm}ul{margin:0 0 3mm;padding-left:8mm}
.names{list-style:none;padding-left:8mm}.names span{font-style:italic}.app{page:wide;break-before:page}table{border-collapse:collapse;width:100%;font-size:9.5pt}th,td{border:.5pt solid #8ea9db;padding:1.5mm 2mm;vertical-align:top;text-align:left}th{background:#4472c4;color:#fff}.grp td{background:#d9e2f3;font-weight:700}tr{break-inside:avoid}td:nth-child(1){width:44%}td:nth-child(2){width:28%}td:nth-child(4){width:13%}'''
CB='''@page{size:A4;margin:24mm 20mm 24mm 32mm;@bottom-left{content:"Etelä-Savon maakuntaliitto | Osaamisohjelman toimeenpano";font:8pt "Liberation Sans";color:#666}@bottom-right{content:counter(page) " (" counter(pages) ")";font:8pt "Liberation Sans";color:#666}}
body{font-family:"Liberation Serif";font-size:11.5pt;line-height:1.4}p{margin:0 0 3.2mm}h1,h2,h3{font-family:"Liberation Sans"}.cover{padding-top:60mm;break-after:page}.cover h1{font-size:22pt;margin-bottom:4mm}
h2{font-size:14pt;margin:9mm 0 3mm;break-after:avoid}h3{font-size:11pt;margin:4mm 0 1.5mm;break-after:avoid}ol,ul{margin:0 0 3mm;padding-left:7mm}.names li{list-style:"– "}.app{break-before:page}table{border-collapse:collapse;width:100%;font-size:8.6pt;font-family:"Liberation Sans";line-height:1.25}th,td{border-bottom:.5pt solid #000;padding:1.4mm 1.5mm;vertical-align:top;text-align:left}th{border-bottom:1.5pt solid #000}td:nth-child(1){width:21%;font-weight:700}td:nth-child(2){width:7%;text-align:center}td:nth-child(3){width:25%}td:nth-child(4){width:18%}.small{font-size:9pt;margin-top:3mm}tr{break-inside:avoid}'''
def mkA():
    r=[]
    for a in [('satama','Satamasta sisämaahan','Logistiikan ammattilaiset oppivat kuljetusketjun hiilijalanjäljen laskennan. Opetus järjestetään HaminaKotkan satamassa.','1.1.2025–31.12.2026','JTF','*Xamk; Kotkan kaupunki; Haminan kaupunki',1),
 ('kuitu','Kuidun uudet kuviot','Suljettujen paperitehtaiden osaajille rakennetaan väylä biopohjaisten tuotteiden valmistukseen.','1.5.2024–30.4.2027','JTF; Kouvolan kaupunki','*LUT-yliopisto; Kouvolan seudun ammattiopisto Eduko; Kouvola Innovation',1),
 ('vety','Vetytaidot','Vetylaitosten suunnittelijoille, asentajille ja pelastajille laaditaan yhteinen turvallisuuskoulutus.','8/2025–7/2028','EAKR','*Ekami; Kymenlaakson pelastuslaitos',1),
 ('rata','Rautatieläinen uudestaan','Itäliikenteen hiljennyttyä rautatiealan työntekijät siirtyvät kunnossapidon ja energia-alan tehtäviin.','2024–2025','TEM','*Kouvolan seudun ammattiopisto Eduko; Kaakkois-Suomen ELY-keskus',1),
 ('selko','Selkeästi suomea','Työpaikoille koulutetaan selkokielen tukihenkilöitä, ja ohjeet kirjoitetaan uudestaan heidän kanssaan.','1.9.2024–31.8.2026','AMIF','*Cursor; Ekami; Kymenlaakson hyvinvointialue',2),
 ('hiljainen','Hiljainen tieto talteen','Eläkkeelle jäävät siirtävät osaamistaan nuoremmille pareittain. Mallia kokeillaan kuudessa kunnassa.','1.1.2025–31.12.2025','Työsuojelurahasto','*Xamk; Pyhtään kunta; Virolahden kunta; Miehikkälän kunta',2),
 ('kohtaa','Kohtaamo kauppakeskuksessa','Työnhakija, opiskelija ja työnantaja tapaavat ilman ajanvarausta entisessä liiketilassa.','1.3.2025–28.2.2027','ESR+','*Kotkan kaupunki; Kymenlaakson kauppakamari; Ekami',2),
 ('yrit','Yrittäjän oppivartti','Mikroyrittäjille tarjotaan viidentoista minuutin verkko-opetusta kannattavuudesta, verotuksesta ja tekoälystä.','10/2024–12/2025','Jotpa','*Kymenlaakson Yrittäjät; Cursor',3),
 ('merkki','Merkki työstä','Kesätöissä ja harrastuksissa hankittu osaaminen tehdään näkyväksi digitaalisilla osaamismerkeillä.','1.1.2026–31.12.2027','ESR+','*Kouvolan kaupunki; Kymenlaakson opisto; Nuorisokeskus Anjala',3),
 ('ilta','Iltakampus','Kouvolan ja Kotkan kampukset avataan iltaisin työssäkäyville, ja lastenhoito järjestetään samassa talossa.',('syksystä 2025','2025-23/..'),'OKM|strategiarahoitus','*Xamk; Ekami',3)]: r.append(P(*a))
    return r
run('sealed-03a-liite-kymenlaakso',{'title':'Kymenlaakson jatkuvan oppimisen suunnitelma 2024–2028','region':'Kymenlaakso','language':'fi','period':'2024–2028'},
 [(1,'Rakennemuutoksesta uuteen työhön',['Kymenlaakso menetti kymmenessä vuodessa lähes viidenneksen teollisista työpaikoistaan. Metsäteollisuuden rinnalle on nousemassa akku- ja vetytaloutta, mutta investointipäätökset ovat viivästyneet.','Itäliikenteen loppuminen heijastuu edelleen satamiin ja rautateille.'],['Muutosturvan toimintamalli on hiottu kuntoon','Satama ja ratayhteydet houkuttelevat yrityksiä','Xamk tutkii biotuotteita Kouvolassa'],['Muuntokoulutukset vihreän siirtymän aloille','Turvallisuusosaaminen osaksi kaikkea teknistä koulutusta']),
  (2,'Osaaminen jaetaan työpaikalla',['Työvoimasta joka kolmas on täyttänyt 55 vuotta, joten osaamista poistuu työpaikoilta nopeasti. Samalla uusia työntekijöitä palkataan ulkomailta.'],['Työnantajat ovat lähteneet mukaan mentorointiin','Kolmannen sektorin kielikahvilat'],[('Kielitaito karttuu työssä',['selkokieliset ohjeet','kielituki esihenkilöille']),'Osaamisen siirto ennen eläkkeelle jäämistä']),
  (3,'Opintoja elämän rytmiin',['Aikuiset osallistuvat koulutukseen harvemmin kuin maassa keskimäärin, ja syyksi mainitaan useimmiten ajan puute.'],['Kaksi kampusta ja neljä opistoa'],['Lyhyet ja joustavat opinnot','Opinnollistaminen ja osaamismerkit','Ilta- ja viikonlopputarjonta'])],
 mkA(),CA,{'cover':['Kymenlaakson jatkuvan oppimisen suunnitelma 2024–2028','Kymenlaakson liitto','Maakuntahallitus 25.11.2024'],'toch':'Sisällys','toc':[('1 Miksi suunnitelma?',3),('2 Teema 1: Rakennemuutoksesta uuteen työhön',3),('3 Teema 2: Osaaminen jaetaan työpaikalla',4),('4 Teema 3: Opintoja elämän rytmiin',4),('5 Seuranta',5),('Liite 1. Hankkeet teemoittain',6)],
 'intro':['1 Miksi suunnitelma?','Suunnitelma kokoaa yhteen maakunnan jatkuvan oppimisen tavoitteet ja teot. Se on laadittu yhdessä kuntien, oppilaitosten ja työelämän järjestöjen kanssa kevään ja syksyn 2024 aikana.','Tässä suunnitelmassa jatkuvalla oppimisella tarkoitetaan kaikkea työikäisten oppimista riippumatta siitä, missä se tapahtuu.'],
 'ph':['1.1 Toimintaympäristön ilmiöt','Työpajoissa nousivat esiin erityisesti seuraavat ilmiöt:',['Energian hinta ja saatavuus ohjaavat investointeja','Ikääntyminen on Kymenlaaksossa nopeaa','Sotilaallinen liikkuvuus tuo uusia tehtäviä satamiin ja radoille']],
 'th':'{c} Teema {n}: {t}','cs':'{c}.1 Nykytila','st':'{c}.2 Vahvuudet','dt':'{c}.3 Kehittämiskohteet','pr':'{c}.4 Kehittämistoiminta','prtext':'Teemaa toteuttavat seuraavat hankkeet, joiden tiedot ovat liitteessä 1:',
 'outro':['5 Seuranta','Maakunnan yhteistyöryhmä käsittelee suunnitelman toteutumista vuosittain. Seurantatietoa kerätään hankkeiden rahoittajilta.','Lisätietoja antaa kehittämispäällikkö Tuula Rantanen, puh. 040 123 9876.'],
 'app':'Liite 1. Hankkeet teemoittain','cols':['Hanke ja sisältö','Toteuttajat','Rahoitus','Toteutusaika'],'lead':'päätoteuttaja','br':False,'mode':'a','grp':'Teema {n}. {t}','kinds':{2:'agenda'},
 'furn':lambda p,n: [] if p==1 else ['Kymenlaakson liitto',str(p)]})
B=[P(*a) for a in [('puu','Puun jäljillä','Puutuoteyritysten työntekijät oppivat digitaalisen tuotepassin vaatimukset.','1.2.2025–31.1.2027','EAKR','Kaakkois-Suomen ammattikorkeakoulu; Puumalan kunta; Miktech',1),
 ('jarvi','Järvimatkailun taitajat','Saimaan matkailuyritykset kouluttavat yhteistä henkilökuntaa, joka kiertää sesongin mukaan.','4/2024–3/2026','maaseuturahasto','Etelä-Savon ammattiopisto; Savonlinnan kaupunki; Visit Saimaa',1),
 ('ruoka2','Luomusta lautaselle','Keittiöiden ammattilaiset suunnittelevat lähi- ja luomuruokaan perustuvat ruokalistat.','2025–2026','maaseuturahasto','Helsingin yliopisto; Mikkelin kaupunki; ProAgria Etelä-Savo',1),
 ('tera','Terveyttä taidoista','Sotealan hoitajat suorittavat erikoistumisopintoja oman työpaikan oppimisyksikössä.','1.8.2024–31.7.2027','ESR+','Kaakkois-Suomen ammattikorkeakoulu; Etelä-Savon hyvinvointialue; Etelä-Savon ammattiopisto',2),
 ('norppa','Norppaluotsit','Maahanmuuttaneet saavat rinnalleen paikallisen luotsin ensimmäiseksi vuodeksi.','1.1.2025–31.12.2026','AMIF','Mikkelin kaupunki; Pieksämäen kaupunki; Savonlinnan kaupunki',2),
 ('nuori','Nuorten välivuosi hyötykäyttöön','Ilman opiskelupaikkaa jääneet kokoavat opintoja kolmesta oppilaitoksesta samaan aikaan.','8/2025–6/2027','OPH','Itä-Savon koulutuskuntayhtymä Samiedu; Etelä-Savon ammattiopisto; Otavia',2),
 ('kyla','Kylä oppii','Kyläyhdistykset järjestävät naapureilleen digitaitojen ja varautumisen iltoja.','2024–2025','Leader Rajupusu','Etelä-Savon Kylät; Otavia',2),
 ('ely','Osaajahaku käyntiin','Työnantajat ja työllisyysalueet hakevat yhdessä puuttuvat osaajat.','1.3.2025–31.12.2025','Etelä-Savon ELY-keskus','Mikkelin työllisyysalue; Etelä-Savon kauppakamari',2)]]
run('sealed-03b-liite-etelasavo',{'title':'Etelä-Savon osaamisohjelman toimeenpano','region':'Etelä-Savo','language':'fi','period':None},
 [(1,'Luonnonvaroista lisäarvoa',['Etelä-Savon talous nojaa metsään, ruokaan ja matkailuun. Yritykset ovat pieniä, ja harvassa niistä on henkilöstön kehittämisestä vastaavaa ihmistä.'],['Puhtaat vedet ja luomutuotanto','Vahva kuitu- ja puututkimus Mikkelissä ja Savonlinnassa'],['Digitaaliset taidot pieniin yrityksiin','Ympärivuotisuus matkailussa']),
  (2,'Ihmiset mukaan',['Väestöllinen huoltosuhde on maan heikoimpia. Hyvinvointialueella on vuosittain satoja täyttämättömiä sijaisuuksia.','Kolme työllisyysaluetta aloitti tammikuussa 2025.'],['Vapaan sivistystyön vahvat perinteet','Etäopetuksen edelläkävijä Otavia'],['Hoitajien saatavuus','Kotoutuminen arjessa','Nuorten kiinnittyminen opintoihin'])],
 B,CB,{'cover':['Etelä-Savon osaamisohjelman toimeenpano','Väliraportti maakuntahallitukselle'],'intro':['Tausta','Osaamisohjelman toimeenpanosta raportoidaan kerran vuodessa. Raportissa kuvataan kummankin kehittämisteeman tilanne sekä käynnissä oleva hanketoiminta.'],
 'th':'Kehittämisteema {n}: {t}','cs':'Tilanne nyt','st':'Vahvuutemme','dt':'Mihin panostetaan','dtol':True,'pr':'Hankkeet','prtext':'Tarkemmat tiedot löytyvät liitetaulukosta.','app':'Liitetaulukko. Ohjelman hankkeet aakkosjärjestyksessä','appnote':'T = kehittämisteeman numero.','cols':['Hanke','T','Kumppanuus','Raha ja aika','Ydinsisältö'],'lead':'','br':True,'mode':'b','append':['Lähde: rahoittajien hankerekisterit, tilanne 30.4.2025.','Kysymykset: osaaminen@esavo.example'],
 'furn':lambda p,n: ['Etelä-Savon maakuntaliitto | Osaamisohjelman toimeenpano',f'{p} ({n})']})
